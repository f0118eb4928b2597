import "server-only";
import { mails } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { sealWords } from "#server/mail/sealed-words";
import type { MailWords } from "#server/mail/write-mail";

/**
 * Mail goes out after the command that asks for it is committed, or not at all. Nobody can read in the database whom it
 * is for and what it says. Returns its id.
 */
export async function queueMail(tx: Ctx, words: MailWords, expires: Date): Promise<string> {
  const [queued] = await tx.db
    .insert(mails)
    .values({ kind: words.kind, sealed: sealWords(words), queuedAt: tx.now, dueAt: tx.now, expires })
    .returning({ id: mails.id });
  if (!queued) throw new Error("The mail was not written.");
  return queued.id;
}
