import { isIPv4, isIPv6 } from "node:net";

/** Accounts younger than this have smaller allowances. */
export const NEW_ACCOUNT_DAYS = 3;

/** How often something may be done in so many minutes: by a member, by one who is new, and from one network. */
type Limit = { minutes: number; member: number; newMember: number; network: number };

/** What is limited: everything that is written, pages that are fetched, searches, steps of signing in, and reports. */
export const LIMITS = {
  write: { minutes: 10, member: 600, newMember: 120, network: 6_000 },
  fetch: { minutes: 60, member: 60, newMember: 15, network: 300 },
  search: { minutes: 1, member: 120, newMember: 60, network: 600 },
  // Nobody is a member yet: the network alone is counted, and each address by its mails.
  signIn: { minutes: 60, member: 300, newMember: 300, network: 300 },
  // Reports, objections and questions: of members each by themselves, of everybody else by their network.
  report: { minutes: 60, member: 30, newMember: 10, network: 40 },
} as const satisfies Record<string, Limit>;
export type LimitKind = keyof typeof LIMITS;

/** From this age on an account has no daily limits. */
export const TRUSTED_AFTER_DAYS = 60;

/** How much of something a new member may do in a day: at first, more for each day, more for each source found, and at most. */
type DailyLimit = { first: number; perDay: number; perSource: number; most: number };

/**
 * What members whose account is younger than sixty days may do in a day. It grows with days, and with sources whose quotes were found
 * in their documents and which nobody withdrew, on claims that nobody declined; never with how one voted or what became of it.
 */
export const DAILY_LIMITS = {
  vote: { first: 10, perDay: 2, perSource: 4, most: 120 },
  source: { first: 10, perDay: 2, perSource: 4, most: 120 },
  claim: { first: 3, perDay: 1, perSource: 1, most: 40 },
  message: { first: 20, perDay: 2, perSource: 4, most: 120 },
} as const satisfies Record<string, DailyLimit>;
export type DailyKind = keyof typeof DAILY_LIMITS;
export const DAILY_KINDS = Object.keys(DAILY_LIMITS) as DailyKind[];

/**
 * How much of a kind a member may do in a day.
 *
 * @param days how many whole days old the account is
 * @param sources how many of their sources were found and stand
 */
export function dailyMax(kind: DailyKind, { days, sources }: { days: number; sources: number }): number {
  const { first, perDay, perSource, most } = DAILY_LIMITS[kind];
  return Math.min(most, first + perDay * days + perSource * sources);
}

/** One allowance: whose it is, and how often in how many minutes. */
export type Allowance = { key: string; max: number; minutes: number };

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS_OF_NETWORK = 4;

/**
 * The network of an address, as limits count it: an IPv4 address by itself, an IPv6 address by its first 64 bits, which
 * is what one customer gets (RFC 6177); null for what is none.
 */
export function networkOf(address: string): string | null {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIPv4(address)) return address;
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return null;
  const [head = "", tail] = bare.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  const groups = [...before, ...zeros, ...after].slice(0, GROUPS_OF_NETWORK);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/** A day, in minutes. */
export const DAY_MINUTES = 1_440;

/**
 * The allowances that one thing of a kind is taken from: that of the member who does it, that of their network, and that which a
 * moderator left them.
 */
export function allowancesOf(
  kind: LimitKind,
  {
    member,
    isNew,
    network,
    dailyMax,
  }: { member: string | null; isNew: boolean; network: string | null; dailyMax?: number | undefined },
): Allowance[] {
  const { minutes, member: ofMember, newMember, network: ofNetwork } = LIMITS[kind];
  return [
    ...(member === null ? [] : [{ key: `${kind} member ${member}`, max: isNew ? newMember : ofMember, minutes }]),
    ...(kind === "write" && member !== null && dailyMax !== undefined
      ? [{ key: `limited member ${member}`, max: dailyMax, minutes: DAY_MINUTES }]
      : []),
    ...(network === null ? [] : [{ key: `${kind} network ${network}`, max: ofNetwork, minutes }]),
  ];
}
