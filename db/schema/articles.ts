import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, happenedAt, id, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { COPY_KINDS, type CopyKind, type CopyWarning, type LocatorUnit } from "#db/vocabulary";

/** Where something of a text stands, as its readers name it: from each place on, in code points, until the next. */
export type Locators = { unit: LocatorUnit; marks: readonly { at: number; says: string }[] };

/** A heading of a text, and where it begins. */
export type Heading = { at: number; says: string };

/** Bytes by their SHA-256, kept once. Append-only. */
export const blobs = pgTable("blobs", { sha256: text().primaryKey(), bytes: bytea().notNull() });

/** A document: a news story, or whatever a source quotes. What it said is in its copies. */
export const articles = pgTable(
  "articles",
  {
    id: id(),
    /** The address under which it is known, without what only tracks; null for a document that has none. */
    url: text(),
    /** SHA-256 of that address: the same article is kept once. */
    urlHash: text().unique("articles_url_hash_unique"),
    title: text().notNull(),
    publisher: text(),
    language: text(),
    importedBy: uuid()
      .notNull()
      .references(() => members.id),
    importedAt: happenedAt(),
  },
  (t) => [
    index("articles_latest").on(t.importedAt, t.id),
    index("articles_title_alike").using("gin", t.title.op("gin_trgm_ops")),
    index("articles_without_address").on(t.title).where(sql`${t.url} is null`),
  ],
);

/** What an article said when it was read. A later reading is another copy. Append-only. */
export const copies = pgTable(
  "copies",
  {
    id: id(),
    article: uuid()
      .notNull()
      .references(() => articles.id),
    kind: text().$type<CopyKind>().notNull(),
    /** The address that was asked for, and the one that answered after the redirects between them. */
    askedUrl: text(),
    finalUrl: text(),
    redirects: jsonb().$type<string[]>().notNull().default([]),
    contentType: text().notNull(),
    /** SHA-256 of the bytes as they were fetched or pasted. */
    sha256: text()
      .notNull()
      .references(() => blobs.sha256),
    extractor: text().notNull(),
    title: text().notNull(),
    byline: text(),
    publishedOn: date({ mode: "string" }),
    language: text(),
    /** Unicode NFC, paragraphs joined by line feeds; positions in it are counted in code points. */
    text: text().notNull(),
    /** All that a reader of the page sees, in the same form, where that is more than the main text. */
    wholeText: text(),
    /** Where pages begin in it, or when it is said; null for a document that has neither. */
    locators: jsonb().$type<Locators>(),
    /** The headings in its text, each where it begins, in code points. */
    headings: jsonb().$type<Heading[]>().notNull().default([]),
    warnings: jsonb().$type<CopyWarning[]>().notNull().default([]),
    words: integer().notNull(),
    readBy: uuid()
      .notNull()
      .references(() => members.id),
    readAt: happenedAt(),
  },
  (t) => [
    unique("copies_reading_unique").on(t.article, t.sha256, t.extractor),
    index("copies_of_article").on(t.article, t.readAt),
    index("copies_sha256").on(t.sha256),
    oneOf("copies_kind_known", t.kind, COPY_KINDS),
  ],
);

/** Files that members uploaded, until they are imported or some days have passed: what is imported is kept with its copy. */
export const uploads = pgTable(
  "uploads",
  {
    id: id(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    name: text().notNull(),
    contentType: text().notNull(),
    bytes: bytea().notNull(),
    at: happenedAt(),
  },
  (t) => [index("uploads_of_member").on(t.member), index("uploads_at").on(t.at)],
);
