import "server-only";
import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { mails } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { log } from "#server/core/log";
import { unsealWords } from "#server/mail/sealed-words";
import { type Mail, type Sender, writeMail } from "#server/mail/write-mail";

/** What hands a mail to a mail server. Throws when the server does not take it. */
export type Deliver = (mail: Mail, sender: Sender) => Promise<void>;

/** While one process sends a mail no other does; one that is killed meanwhile leaves it to the next after so long. */
const LEASE_MS = 120_000;
/** Between two tries, longer each time: half a minute, two, eight, half an hour … */
const FIRST_PAUSE_MS = 30_000;
const PAUSE_GROWS = 4;
const LONGEST_PAUSE_MS = 3_600_000;
const SENT_AT_ONCE_MAX = 200;

/**
 * Sends the mail that is due, each at least once; what a mail server refuses is tried again until it is of no use to
 * anyone. What was sent or has expired keeps no words and no address. Returns how many were sent.
 */
export async function sendMails(ctx: Ctx, sender: Sender, deliver: Deliver | null): Promise<number> {
  await ctx.db
    .update(mails)
    .set({ sealed: null })
    .where(and(isNotNull(mails.sealed), lte(mails.expires, ctx.now)));
  if (!deliver) return 0;
  let sent = 0;
  for (let count = 0; count < SENT_AT_ONCE_MAX; count++) {
    const due = await takeNext(ctx);
    if (!due) break;
    try {
      await deliver(writeMail(unsealWords(due.sealed), sender), sender);
      await ctx.db.update(mails).set({ sealed: null, sentAt: new Date() }).where(eq(mails.id, due.id));
      sent += 1;
    } catch (error) {
      // Without the address: a log is no place for it.
      log.error(
        { name: error instanceof Error ? error.name : "error", code: codeOf(error) },
        "A mail could not be sent",
      );
      const pause = Math.min(FIRST_PAUSE_MS * PAUSE_GROWS ** (due.tries - 1), LONGEST_PAUSE_MS);
      await ctx.db
        .update(mails)
        .set({ dueAt: new Date(ctx.now.getTime() + pause) })
        .where(eq(mails.id, due.id));
    }
  }
  return sent;
}

async function takeNext({ db, now }: Ctx): Promise<{ id: string; sealed: Uint8Array; tries: number } | null> {
  const next = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNotNull(mails.sealed), lte(mails.dueAt, now)))
    .orderBy(asc(mails.dueAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await db
    .update(mails)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), tries: sql`${mails.tries} + 1` })
    .where(eq(mails.id, sql`(${next})`))
    .returning({ id: mails.id, sealed: mails.sealed, tries: mails.tries });
  return taken?.sealed ? { id: taken.id, sealed: taken.sealed, tries: taken.tries } : null;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "responseCode" in error ? String(error.responseCode) : "";

/** Hands mail to an SMTP server, as the site with the address `from`; a server that does not answer is given up. */
export function deliverBySmtp(url: string, from: string): Deliver {
  const transport = createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as never);
  return async ({ to, subject, text, html, stop }, { name }) => {
    await transport.sendMail({
      from: { name, address: from },
      to: { name: "", address: to },
      subject,
      text,
      html,
      headers: {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        ...(stop && { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
      },
    });
  };
}
