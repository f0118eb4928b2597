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
  // Reports, objections and questions of people who may be nobody’s member.
  report: { minutes: 60, member: 30, newMember: 10, network: 40 },
} as const satisfies Record<string, Limit>;
export type LimitKind = keyof typeof LIMITS;

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

const DAY_MINUTES = 1_440;

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
