import { SITE_TEXTS } from "#db/vocabulary";
import { DEFAULT_SETTINGS } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { changeSetting } from "#server/settings/change-setting";
import { readSettings } from "#server/settings/internal";
import { getSiteText, listSiteTextVersions, renderSiteText } from "#server/settings/public-queries";
import { listSettingChanges, listSettings } from "#server/settings/queries";
import { ChangeSettingInput } from "#server/settings/schemas";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const PUBLISHER = {
  name: "Calder Reading Society",
  country: "NZ",
  email: "desk@example.org",
  phone: "",
  address: "1 Quay East",
  funding: "Members’ fees; no advertising.",
  complaints: "",
};

describe("changing a setting", () => {
  test("is read by every rule from then on, is recorded, and what it was before is kept", async ({ ctx, as }) => {
    expect(await readSettings(ctx.db)).toEqual(DEFAULT_SETTINGS);
    const admin = as(await aMember(ctx, { name: "Nino", role: "admin" }));
    await changeSetting(admin, { name: "site", value: { name: "Port Calder Checks", about: "" }, replaces: 0 });
    await changeSetting(admin, { name: "publisher", value: PUBLISHER, replaces: 0 });
    await changeSetting(admin, { name: "site", value: { name: "Calder Checks", about: "" }, replaces: 1 });
    expect(await readSettings(ctx.db)).toMatchObject({ name: "Calder Checks", publisher: PUBLISHER });
    expect(await listSettings(admin)).toMatchObject({ site: { seq: 2 }, publisher: { seq: 1 } });
    const changes = await listSettingChanges(admin, 1);
    expect(changes.filter(({ name }) => name === "site").map(({ value }) => value)).toEqual([
      { name: "Calder Checks", about: "" },
      { name: "Port Calder Checks", about: "" },
    ]);
  });

  test("writes an event that makes every public page again", async ({ ctx, as }) => {
    const admin = as(await aMember(ctx, { role: "admin" }));
    await changeSetting(admin, { name: "sign_up", value: "open", replaces: 0 });
    const [row] = await ctx.db.execute<{ id: string }>("select id from settings where name = 'sign_up'");
    expect(await historyOf(ctx, String(row?.id))).toMatchObject([{ action: "setting.changed", audience: "desk" }]);
  });

  test("is refused to whoever saw an older one, and to everyone but administrators", async ({ ctx, as }) => {
    const admin = as(await aMember(ctx, { role: "admin" }));
    const change = { name: "topics", value: ["Housing"], replaces: 0 } as const;
    await changeSetting(admin, { ...change, value: [...change.value] });
    await expect(changeSetting(admin, { ...change, value: ["Transport"] })).rejects.toMatchObject({
      code: "conflict",
      reason: "setting_changed_elsewhere",
    });
    const tooHigh = changeSetting(admin, { ...change, value: ["Transport"], replaces: 9 });
    await expect(tooHigh).rejects.toMatchObject({ reason: "setting_changed_elsewhere" });
    await expect(listSettings(as(await aMember(ctx, { role: "moderator" })))).rejects.toMatchObject({
      reason: "admins_only",
    });
  });

  test("names the field that is wrong", () => {
    const wrong = (value: unknown, name = "publisher") =>
      ChangeSettingInput.safeParse({ name, value, replaces: 0 }).error?.issues.map(({ path, message }) => [
        path.join("."),
        message,
      ]);
    expect(wrong({ ...PUBLISHER, email: "desk@" })).toEqual([["value.email", "email_form"]]);
    expect(wrong({ ...PUBLISHER, country: "ZZ" })).toEqual([["value.country", "country_missing"]]);
    expect(wrong({ name: " ", about: "" }, "site")).toEqual([["value.name", "text_short"]]);
    expect(wrong(["en", "no language"], "languages")).toEqual([["value.1", "language_unknown"]]);
    expect(wrong({ ...PUBLISHER })).toBeUndefined();
    // Addresses that a mail program reads as more than one, or as a header.
    for (const email of ["a@b.org,c@d.org", "a@b.org\nBcc: c@d.org", '"x"@b.org', "<a@b.org>", "a@@b.org", "a@b"]) {
      expect([email, wrong({ ...PUBLISHER, email })]).toEqual([email, [["value.email", "email_form"]]]);
    }
  });
});

describe("the texts of the site", () => {
  test("say something sensible before anyone wrote them, with the names of site and publisher in it", async ({
    ctx,
  }) => {
    const settings = { ...DEFAULT_SETTINGS, name: "Calder *Checks*", publisher: PUBLISHER };
    for (const name of SITE_TEXTS) {
      const { tree } = await renderSiteText({ ...ctx, settings }, name);
      const words = JSON.stringify(tree);
      expect(words).toContain("Calder Reading Society");
      expect(words).not.toMatch(/[{](site|publisher|email|country|address)[}]/);
    }
    const words = JSON.stringify((await renderSiteText({ ...ctx, settings }, "privacy")).tree);
    // A name with marks of Markdown in it is shown as it was typed.
    expect(words).toContain("Calder *Checks*");
  });

  test("are what an administrator wrote, without anything that runs", async ({ ctx, as }) => {
    const admin = as(await aMember(ctx, { role: "admin" }), NOW);
    const value = "Our own words about what is kept here, <script>alert(1)</script> and why.";
    await changeSetting(admin, { name: "privacy", value, replaces: 0 });
    expect(await getSiteText(ctx, "privacy")).toBe(value);
    expect(JSON.stringify((await renderSiteText(ctx, "privacy")).tree)).not.toContain("script");
  });

  test("keep every version that they had, readable, with its day", async ({ ctx, as }) => {
    const admin = as(await aMember(ctx, { role: "admin" }), NOW);
    const [first, second] = ["first", "second"].map(
      (word) => `What we correct, in our ${word} words about it, and how.`,
    );
    await changeSetting(admin, { name: "corrections_policy", value: first ?? "", replaces: 0 });
    await changeSetting(admin, { name: "corrections_policy", value: second ?? "", replaces: 1 });
    expect(await listSiteTextVersions(ctx, "corrections_policy")).toEqual([
      { version: 2, at: NOW },
      { version: 1, at: NOW },
      { version: 0, at: null },
    ]);
    expect(await getSiteText(ctx, "corrections_policy")).toBe(second);
    expect(await getSiteText(ctx, "corrections_policy", 1)).toBe(first);
    expect(await getSiteText(ctx, "corrections_policy", 0)).toContain("Retraction");
    await expect(getSiteText(ctx, "corrections_policy", 3)).rejects.toThrow(NotFoundError);
  });
});
