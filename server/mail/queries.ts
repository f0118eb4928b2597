import "server-only";
import { desc, isNotNull } from "drizzle-orm";
import { mails } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { unsealWords } from "#server/mail/sealed-words";
import { type Mail, writeMail } from "#server/mail/write-mail";

const SHOWN_MAX = 50;

/** The mail that was not sent, newest first: for the page that shows it on a machine without a mail server. */
export async function listUnsentMails(ctx: Ctx, publicUrl: string): Promise<(Mail & { id: string; queuedAt: Date })[]> {
  const sender = { name: ctx.settings.name, publicUrl };
  const waiting = await ctx.db
    .select({ id: mails.id, sealed: mails.sealed, queuedAt: mails.queuedAt })
    .from(mails)
    .where(isNotNull(mails.sealed))
    .orderBy(desc(mails.queuedAt))
    .limit(SHOWN_MAX);
  return waiting.flatMap(({ id, sealed, queuedAt }) =>
    sealed ? [{ id, queuedAt, ...writeMail(unsealWords(sealed), sender) }] : [],
  );
}
