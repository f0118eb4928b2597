import "server-only";
import type { MailWords } from "#server/mail/write-mail";
import { seal, unseal } from "#server/storage/seal";

/** Hides what a mail says from everyone who reads the database without the secret: addresses, links and codes. */
export const sealWords = (words: MailWords): Buffer => seal("mail", JSON.stringify(words));

/** What was hidden. Throws when it was changed or hidden with another secret. */
export const unsealWords = (sealed: Uint8Array): MailWords => JSON.parse(unseal("mail", sealed));
