/** Where a program of this machine reaches the web server: its own address, whatever the public one is. */
export function ownAddress({ PORT, LISTEN_HOST }: { PORT: number; LISTEN_HOST: string }): string {
  const host = ["0.0.0.0", "::", "localhost"].includes(LISTEN_HOST) ? "127.0.0.1" : LISTEN_HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
