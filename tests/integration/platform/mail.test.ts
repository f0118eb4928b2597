import { eq } from "drizzle-orm";
import { mails } from "#db/schema";
import { queueMail } from "#server/mail/queue-mail";
import { unsealWords } from "#server/mail/sealed-words";
import { deliverBySmtp, sendMails } from "#server/mail/send-mails";
import { startMailServer } from "#tests/support/mail-server";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const A_MAIL = {
  kind: "invitation",
  to: "oda@example.org",
  token: "t0ken",
  inviter: "iris",
  role: "reviewer",
  until: "2026-03-16",
} as const;
const SENDER = { name: 'Port "Calder", Checks\r\nBcc: x@y.zz', publicUrl: "https://checks.example" };

const deliver = (url: string) => deliverBySmtp(url, "countersign@checks.example");

describe("mail", () => {
  test("goes out over SMTP as text and as HTML, and leaves no words behind", async ({ ctx }) => {
    const server = await startMailServer();
    try {
      await queueMail(ctx, A_MAIL, later(600));
      expect(await sendMails(ctx, SENDER, deliver(server.url))).toBe(1);
      const [mail] = server.received;
      expect(mail).toMatchObject({
        to: "oda@example.org",
        from: "countersign@checks.example",
        subject: 'iris invites you to Port "Calder", Checks Bcc: x@y.zz',
      });
      expect(mail?.text).toContain("https://checks.example/en/join/t0ken");
      expect(mail?.html).toContain("https://checks.example/en/join/t0ken");
      expect(mail?.raw).toContain("Auto-Submitted: auto-generated");
      // A name of the site is a name, whatever stands in it.
      expect(mail?.raw.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
      expect(await ctx.db.select().from(mails)).toMatchObject([{ sealed: null, tries: 1, sentAt: expect.any(Date) }]);
      expect(await sendMails(ctx, SENDER, deliver(server.url))).toBe(0);
    } finally {
      await server.stop();
    }
  });

  test("that a server refuses is tried again later, and given up when it is of no use", async ({ ctx }) => {
    const server = await startMailServer();
    try {
      server.refuse(true);
      await queueMail(ctx, A_MAIL, later(3_600));
      expect(await sendMails(ctx, SENDER, deliver(server.url))).toBe(0);
      expect(await sendMails({ ...ctx, now: later(29) }, SENDER, deliver(server.url))).toBe(0);
      expect(await ctx.db.select().from(mails)).toMatchObject([{ tries: 1 }]);
      server.refuse(false);
      expect(await sendMails({ ...ctx, now: later(30) }, SENDER, deliver(server.url))).toBe(1);

      await queueMail(ctx, A_MAIL, later(60));
      await sendMails({ ...ctx, now: later(60) }, SENDER, null);
      expect((await ctx.db.select().from(mails)).map(({ sealed }) => sealed)).toEqual([null, null]);
      expect(server.received).toHaveLength(1);
    } finally {
      await server.stop();
    }
  });

  test("is sealed: changed bytes are no mail, and two of the same words look different", async ({ ctx }) => {
    await queueMail(ctx, A_MAIL, later(600));
    await queueMail(ctx, A_MAIL, later(600));
    const [first, second] = await ctx.db.select().from(mails);
    expect(Buffer.from(first?.sealed ?? []).equals(Buffer.from(second?.sealed ?? []))).toBe(false);
    const changed = Buffer.from(first?.sealed ?? []);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => unsealWords(changed)).toThrow();
    expect(unsealWords(first?.sealed ?? new Uint8Array())).toMatchObject({ to: "oda@example.org" });
    await ctx.db.delete(mails).where(eq(mails.id, first?.id ?? ""));
  });
});
