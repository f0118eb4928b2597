import { describe, expect, test } from "vitest";
import { isPublicAddress } from "#server/articles/fetching/public-address";

describe("an address of the open internet", () => {
  for (const address of [
    "8.8.8.8",
    "1.1.1.1",
    "93.184.215.14",
    "151.101.1.140",
    "168.63.129.15",
    "172.15.255.255",
    "172.32.0.1",
    "192.0.1.1",
    "223.255.255.254",
    "2606:4700::6810:84e5",
    "2a00:1450:4001:80f::200e",
    "[2a00:1450:4001:80f::200e]",
    "2001:200::1",
    "2400:cb00::1",
  ]) {
    test(`${address} may be connected to`, () => expect(isPublicAddress(address)).toBe(true));
  }
});

describe("an address that is none of the open internet", () => {
  for (const address of [
    ..."0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.8.8.8 168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255".split(
      " ",
    ),
    ..."192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 255.255.255.255".split(
      " ",
    ),
    // Loopback, private, link-local, multicast, and what is not given out.
    ..."::1 :: fc00::1 fd12::1 fe80::1 fec0::1 ff02::1 4000::1 1fff::1 ::8.8.8.8 fe80::1%eth0 2606:4700::1%eth0".split(
      " ",
    ),
    // IPv4 in disguise, inner or not: mapped, translated, NAT64, 6to4, Teredo, ISATAP-like documentation.
    ..."::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8 64:ff9b::8.8.8.8 64:ff9b:1::1 2002:7f00:1::1 2002:808:808::1".split(
      " ",
    ),
    ..."2001::1 2001:0:4136:e378::1 2001:db8::1 3fff::1 5f00::1 100::1 2620:4f:8000::1".split(" "),
    ..."8.8.8 localhost 0x7f000001 [] 8.8.8.8.8".split(" "),
    "",
  ]) {
    test(`“${address}” is refused`, () => expect(isPublicAddress(address)).toBe(false));
  }
});
