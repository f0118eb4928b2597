import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytea, happenedAt, id, instant, oneOf } from "#db/columns";
import { MAIL_KINDS, type MailKind } from "#db/vocabulary";

/**
 * Mail that waits to be sent. What it says and to whom is encrypted, and gone when it is sent or no longer worth
 * sending; the row stays, so that it can be told how much mail went out and when.
 */
export const mails = pgTable(
  "mails",
  {
    id: id(),
    kind: text().$type<MailKind>().notNull(),
    /** Address, subject and words, encrypted; null once it is sent or given up. */
    sealed: bytea(),
    queuedAt: happenedAt(),
    /** It is of no use to anyone after this. */
    expires: instant().notNull(),
    /** Not before this: a server that refused it is given time. */
    dueAt: instant().notNull(),
    tries: integer().notNull().default(0),
    sentAt: instant(),
  },
  (t) => [
    index("mails_to_send").on(t.dueAt).where(sql`${t.sealed} is not null`),
    oneOf("mails_kind_known", t.kind, MAIL_KINDS),
    check("mails_sent_are_empty", sql`${t.sentAt} is null or ${t.sealed} is null`),
  ],
);
