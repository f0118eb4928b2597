import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, instant, oneOf } from "#db/columns";
import { checks } from "#db/schema/checks";
import { claims } from "#db/schema/claims";
import { events } from "#db/schema/events";
import { members } from "#db/schema/members";
import {
  FOLLOWED_KINDS,
  type FollowedKind,
  NOTICE_KINDS,
  NOTICE_MAILS,
  type NoticeKind,
  type NoticeMail,
} from "#db/vocabulary";

/** That a member is told of an event, once: made from the events alone, and gone with the account. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    event: bigint({ mode: "number" })
      .notNull()
      .references(() => events.id),
    kind: text().$type<NoticeKind>().notNull(),
    /** The claim or the check that it leads to; null for what is about the member. */
    claim: uuid().references(() => claims.id),
    check: uuid().references(() => checks.id),
    /** The number of their source in a check or on a claim: the 3 of S3. */
    number: integer(),
    at: happenedAt(),
    readAt: instant(),
    /** How it is mailed, as its member had chosen when it was made. */
    mail: text().$type<NoticeMail>().notNull(),
    mailedAt: instant(),
  },
  (t) => [
    unique("notices_once").on(t.member, t.event),
    index("notices_of_member").on(t.member, t.at),
    index("notices_unread").on(t.member, t.at).where(sql`${t.readAt} is null`),
    index("notices_to_mail").on(t.mail, t.member).where(sql`${t.mailedAt} is null and ${t.mail} <> 'off'`),
    index("notices_of_event").on(t.event),
    oneOf("notices_kind_known", t.kind, NOTICE_KINDS),
    oneOf("notices_mail_known", t.mail, NOTICE_MAILS),
  ],
);

/** That a member follows a claim or a check, or wants to hear nothing of it. */
export const follows = pgTable(
  "follows",
  {
    member: uuid()
      .notNull()
      .references(() => members.id),
    kind: text().$type<FollowedKind>().notNull(),
    subject: uuid().notNull(),
    isMuted: boolean().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.member, t.subject] }),
    index("follows_of_subject").on(t.subject),
    oneOf("follows_kind_known", t.kind, FOLLOWED_KINDS),
  ],
);

/** How a member wants to hear of a kind of notice by e-mail, where it is not what everybody has. */
export const noticePreferences = pgTable(
  "notice_preferences",
  {
    member: uuid()
      .notNull()
      .references(() => members.id),
    kind: text().$type<NoticeKind>().notNull(),
    mail: text().$type<NoticeMail>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.member, t.kind] }),
    oneOf("notice_preferences_kind_known", t.kind, NOTICE_KINDS),
    oneOf("notice_preferences_mail_known", t.mail, NOTICE_MAILS),
  ],
);
