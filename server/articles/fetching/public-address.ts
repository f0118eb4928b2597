import { BlockList, isIP } from "node:net";

type Networks = readonly (readonly [network: string, prefix: number])[];

/** IANA special-purpose registry for IPv4 (RFC 6890 and its updates): nothing in these is a public web site. */
const RESERVED_IPV4: Networks = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Azure answers every machine of a customer here, although the address is of the open internet.
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/**
 * The only IPv6 that is given out for the open internet (RFC 4291, IANA global unicast). Every form that has an IPv4
 * address in it as a disguise is outside: mapped, compatible, translated, and NAT64.
 */
const GLOBAL_IPV6: Networks = [["2000::", 3]];

/** What is reserved within it: protocol assignments with Teredo, documentation, 6to4, AS112. */
const RESERVED_IPV6: Networks = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

/** One list per family: a rule of IPv6 that covers ::ffff:0:0/96 in a shared list would match every IPv4 address. */
function listOf(networks: Networks, family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

const reservedIpv4 = listOf(RESERVED_IPV4, "ipv4");
const globalIpv6 = listOf(GLOBAL_IPV6, "ipv6");
const reservedIpv6 = listOf(RESERVED_IPV6, "ipv6");

/** Whether an IP address is one of the open internet: not private, not reserved, not a disguise of such a one. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "");
  // A zone names an interface of one machine.
  if (bare.includes("%")) return false;
  switch (isIP(bare)) {
    case 4:
      return !reservedIpv4.check(bare, "ipv4");
    case 6:
      return globalIpv6.check(bare, "ipv6") && !reservedIpv6.check(bare, "ipv6");
    default:
      return false;
  }
}
