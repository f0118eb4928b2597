import { describe, expect, test } from "vitest";
import { allowancesOf, LIMITS, networkOf } from "#server/limits/rules";

describe("the network of an address", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["2001:db8:1:2:ffff::", "2001:db8:1:2::/64"],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each(["", "unknown", "203.0.113", "203.0.113.7, 198.51.100.1", "g::1"])("of “%s” is none", (address) => {
    expect(networkOf(address)).toBeNull();
  });
});

describe("allowances", () => {
  test("are a member's and a network's, and smaller for a new account", () => {
    const asked = { member: "m", isNew: false, network: "203.0.113.7" };
    expect(allowancesOf("write", asked)).toEqual([
      { key: "write member m", max: LIMITS.write.member, minutes: LIMITS.write.minutes },
      { key: "write network 203.0.113.7", max: LIMITS.write.network, minutes: LIMITS.write.minutes },
    ]);
    expect(allowancesOf("write", { ...asked, isNew: true })[0]?.max).toBe(LIMITS.write.newMember);
    expect(allowancesOf("fetch", { member: null, isNew: false, network: null })).toEqual([]);
    for (const { member, newMember, network } of Object.values(LIMITS)) {
      expect(newMember).toBeLessThanOrEqual(member);
      expect(network).toBeGreaterThanOrEqual(member);
    }
  });
});
