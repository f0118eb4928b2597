/** Where a program of this machine reaches the web server: its own address, whatever the public one is. */
export function ownAddress({ PORT, LISTEN_HOST }: { PORT: number; LISTEN_HOST: string }): string {
  const host = ["0.0.0.0", "::", "localhost"].includes(LISTEN_HOST) ? "127.0.0.1" : LISTEN_HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}

/** The header in which our own front door says which address was asked for. */
export const ASKED_ADDRESS = "x-asked-address";

const ADDRESS_MAX_CHARACTERS = 500;

/**
 * An address of the desk to come back to after signing in, or null for anything else: another site, a page that is none
 * of the desk's, or what only looks like one of them.
 */
export function deskAddress(asked: string | null | undefined): string | null {
  if (!asked || asked.length > ADDRESS_MAX_CHARACTERS || !/^\/[a-z]{2,3}\/desk(?:[/?]|$)/.test(asked)) return null;
  if (/[\\\s\p{Cc}]|\/\/|\.\./u.test(asked)) return null;
  const url = new URL(asked, "http://own.invalid");
  url.searchParams.delete("_rsc");
  return url.origin === "http://own.invalid" ? `${url.pathname}${url.search}` : null;
}
