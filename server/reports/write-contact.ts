import "server-only";
import { eq } from "drizzle-orm";
import { contacts } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { queueMail } from "#server/mail/queue-mail";
import type { MailWords } from "#server/mail/write-mail";
import { seal, unseal } from "#server/storage/seal";

const CONFIRM_DAYS = 3;
const OUTCOME_DAYS = 7;
const DAY_MS = 86_400_000;

/** Keeps the address of somebody who is no member, encrypted, and asks by mail whether it is theirs. A step of commands. */
export async function writeContact(tx: Ctx, email: string): Promise<string> {
  const token = newToken();
  const [written] = await tx.db
    .insert(contacts)
    .values({ sealed: seal("contact", email), tokenHash: hashOfToken(token), at: tx.now })
    .returning({ id: contacts.id });
  if (!written) throw new Error("The address was not written.");
  const expires = new Date(tx.now.getTime() + CONFIRM_DAYS * DAY_MS);
  await queueMail(tx, { kind: "confirm", to: email, token, days: CONFIRM_DAYS }, expires);
  return written.id;
}

/** Mails an address what came of what was sent, if it was confirmed, and deletes it either way. A step of commands. */
export async function tellContact(tx: Ctx, contact: string, wordsTo: (to: string) => MailWords): Promise<void> {
  const [known] = await tx.db
    .select({ sealed: contacts.sealed, confirmedAt: contacts.confirmedAt })
    .from(contacts)
    .where(eq(contacts.id, contact));
  if (!known?.sealed) return;
  if (known.confirmedAt) {
    const expires = new Date(tx.now.getTime() + OUTCOME_DAYS * DAY_MS);
    await queueMail(tx, wordsTo(unseal("contact", known.sealed)), expires);
  }
  await tx.db.update(contacts).set({ sealed: null }).where(eq(contacts.id, contact));
}
