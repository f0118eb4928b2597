import { ROLES, type Role } from "#db/vocabulary";

export const HANDLE_MIN_CHARACTERS = 3;
export const HANDLE_MAX_CHARACTERS = 20;

/** What a handle may break, in the order in which it is said. */
export const HANDLE_RULES = ["length", "characters", "script", "letter"] as const;
type HandleRule = (typeof HANDLE_RULES)[number];

/** A handle is written in letters of one of these, since letters of two that look alike make two of one name. */
const SCRIPTS =
  "Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Devanagari Bengali Tamil Thai Hangul Han Ethiopic Khmer Lao Myanmar Sinhala Telugu".split(
    " ",
  );
const OF_ONE_SCRIPT = SCRIPTS.map((script) => new RegExp(`^[\\p{Script=${script}}\\p{M}0-9_]+$`, "u"));

/** A handle as it is kept: in small letters, each as Unicode writes it once (NFKC). */
export const handleOf = (typed: string): string => typed.trim().normalize("NFKC").toLowerCase();

/** Which rules of form a handle breaks. */
export function brokenHandleRules(handle: string): HandleRule[] {
  const characters = Array.from(handle).length;
  const breaks: Record<HandleRule, boolean> = {
    length: characters < HANDLE_MIN_CHARACTERS || characters > HANDLE_MAX_CHARACTERS,
    characters: !/^[\p{L}\p{M}0-9_]*$/u.test(handle),
    script: handle !== "" && /^[\p{L}\p{M}0-9_]+$/u.test(handle) && !OF_ONE_SCRIPT.some((one) => one.test(handle)),
    letter: handle !== "" && !/^\p{L}/u.test(handle),
  };
  return HANDLE_RULES.filter((rule) => breaks[rule]);
}

/** The roles that someone may invite to: administrators to each, moderators to those below their own. */
export const invitableRoles = (role: Role): Role[] =>
  role === "admin" ? [...ROLES] : ROLES.slice(0, Math.max(0, ROLES.indexOf(role))).filter(() => role === "moderator");
