import "server-only";
import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import { z } from "zod";

const SECRET_MIN_CHARACTERS = 32;
const DEFAULT_PORT = 3000;
const PORT_MAX = 65_535;
const isAddress = (value: string) => /^[^\s@<>,]+@[^\s@<>,]+$/.test(value);
const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

type Variables = Record<string, string | undefined>;

/** One sentence per wrong variable, for the person who starts the product. */
export class EnvError extends Error {
  override name = "EnvError";
  readonly sentences: string[];
  constructor(sentences: string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

const shown = (input: unknown) => `“${String(input)}”`;

const variable = (name: string, mustBe: string, isRight: (value: string) => boolean) =>
  z.string().refine(isRight, { error: ({ input }) => `${name} must be ${mustBe}, but is ${shown(input)}.` });

/** As `variable`, for values that hold a password: the sentence does not repeat them. */
const confidential = (name: string, mustBe: string, isRight: (value: string) => boolean, missing: string) =>
  z.string(missing).refine(isRight, `${name} must be ${mustBe}.`);

const isUrlOf = (protocols: readonly string[]) => (value: string) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

const isOrigin = (value: string) => {
  if (!isUrlOf(["http:", "https:"])(value)) return false;
  const { pathname, search, hash, username } = new URL(value);
  return pathname === "/" && search === "" && hash === "" && username === "";
};

const isNetwork = (value: string) => {
  const [address = "", prefix, ...rest] = value.trim().split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    rest.length === 0 && bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
};

const isPort = (value: string) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= PORT_MAX;

const RawEnv = z.object({
  DATABASE_URL: confidential(
    "DATABASE_URL",
    "an address like postgres://user:password@host:5432/database",
    isUrlOf(["postgres:", "postgresql:"]),
    "DATABASE_URL is missing: start with `npm start`, which brings a database of its own, or set it.",
  ),
  PORT: variable("PORT", `a number from 1 to ${PORT_MAX}`, isPort).default(String(DEFAULT_PORT)),
  PUBLIC_URL: variable("PUBLIC_URL", "an address without a path like https://checks.example.org", isOrigin).optional(),
  LISTEN_HOST: z.string().optional(),
  SECRET: confidential(
    "SECRET",
    `at least ${SECRET_MIN_CHARACTERS} characters long`,
    (value) => value.length >= SECRET_MIN_CHARACTERS,
    `SECRET is missing: start with \`npm start\`, which makes one, or set it to at least ${SECRET_MIN_CHARACTERS} random characters.`,
  ),
  DATA_DIR: z.string().default(".data"),
  TRUSTED_PROXIES: variable("TRUSTED_PROXIES", "addresses and networks like 10.0.0.0/8, with commas between", (value) =>
    value.split(",").every(isNetwork),
  ).default(""),
  SMTP_URL: confidential(
    "SMTP_URL",
    "an address like smtps://user:password@mail.example.org or smtp://mail.example.org:587",
    isUrlOf(["smtp:", "smtps:"]),
    "",
  ).optional(),
  MAIL_FROM: variable("MAIL_FROM", "an e-mail address like countersign@example.org", isAddress).optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  OIDC_ISSUER: variable(
    "OIDC_ISSUER",
    "an address like https://login.example.org",
    isUrlOf(["https:", "http:"]),
  ).optional(),
  OIDC_ID: z.string().optional(),
  OIDC_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("your organisation"),
  AI_BASE_URL: variable(
    "AI_BASE_URL",
    "the address of an OpenAI-compatible server like https://models.example.org/v1",
    isUrlOf(["https:", "http:"]),
  ).optional(),
  AI_KEY: z.string().optional(),
  AI_MODEL: z.string().default("default"),
  EMBEDDED: z.enum(["0", "1"]).default("0"),
  DEMO: variable("DEMO", "1 or 0", (value) => value === "1" || value === "0").default("0"),
});

const Env = RawEnv.transform((raw) => {
  const publicUrl = new URL(raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`);
  const isLocal = LOOPBACK_HOSTS.has(publicUrl.hostname);
  const hasOutbox = raw.EMBEDDED === "1" && isLocal && raw.SMTP_URL === undefined;
  return {
    ...raw,
    PORT: Number(raw.PORT),
    PUBLIC_URL: publicUrl.origin,
    /** Whether an empty database is filled with the demo newsroom, and its members sign in with one click. */
    DEMO: raw.DEMO === "1",
    /** Whether no one but this machine reads it. */
    isLocal,
    /** Whether browsers reach it over https, so that cookies may be for https only. */
    isHttps: publicUrl.protocol === "https:",
    MAIL_FROM: raw.MAIL_FROM ?? `countersign@${publicUrl.hostname}`,
    /**
     * Whether mail that cannot be sent is shown at /dev/outbox: on the product's own database, where only this machine
     * reads the site. Anywhere else it would let everyone sign in as anyone.
     */
    hasOutbox,
    /** Whether members can sign in by mail. */
    canMail: raw.SMTP_URL !== undefined || hasOutbox,
    LISTEN_HOST: raw.LISTEN_HOST ?? (isLocal ? "127.0.0.1" : "0.0.0.0"),
    /** Lets a web process ask itself to refresh its pages; no one who knows it learns the secret it is made from. */
    REFRESH_TOKEN: createHmac("sha256", raw.SECRET).update("refresh").digest("hex"),
  };
});

export type Env = z.output<typeof Env>;

/**
 * Reads every variable, or throws an EnvError that says what is wrong with each of them. An empty one counts as absent.
 */
export function readEnv(variables: Variables): Env {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = Env.safeParse(present);
  if (!result.success) throw new EnvError(result.error.issues.map((issue) => issue.message));
  return result.data;
}

/**
 * The secret from which others are made, read by itself: what signs with it needs no other setting. Throws an EnvError
 * when it is missing.
 */
export function secret(): string {
  const result = RawEnv.pick({ SECRET: true }).safeParse({ SECRET: process.env.SECRET });
  if (!result.success) throw new EnvError(result.error.issues.map((issue) => issue.message));
  return result.data.SECRET;
}

/** The address of the site, read by itself: what names it needs no other setting. */
export function publicUrl(): string {
  const { PUBLIC_URL, PORT } = RawEnv.pick({ PUBLIC_URL: true, PORT: true }).parse({
    PUBLIC_URL: process.env.PUBLIC_URL || undefined,
    PORT: process.env.PORT || undefined,
  });
  return new URL(PUBLIC_URL ?? `http://localhost:${PORT}`).origin;
}

let known: Env | undefined;

/**
 * The settings of this process. The only place that reads process.env; it is read at the first use, never at build
 * time.
 */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}
