import "server-only";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { appearances, articles, copies, sources } from "#db/schema";
import { getPublishedCheck } from "#server/checks/public-queries";
import type { Annotation, AnnotationPage } from "#server/checks/views";
import type { Ctx } from "#server/core/context";

type Row = {
  about: string;
  url: string | null;
  sha256: string;
  readAt: Date;
  exact: string;
  prefix: string | null;
  suffix: string | null;
  start: number | null;
  end: number | null;
};

/**
 * The passages that a published check is about and those that its sources quote, as W3C Web Annotations: each with its words, what stands
 * around them, its place in the text that was read, in code points, and when it was read. Of a document only what is quoted, and 32
 * characters around it. Throws NotFoundError.
 */
export async function getAnnotations(ctx: Ctx, slug: string, publicUrl: string): Promise<AnnotationPage> {
  const check = await getPublishedCheck(ctx, slug);
  const address = `${publicUrl}/${check.locale}/checks/${check.slug}`;
  const claims = [check.claim.id, ...check.readings.map(({ claim }) => claim.id)];
  const numbers = new Map(check.sources.map(({ id, number }) => [id, number]));
  const [claimed, quoted] = await Promise.all([listClaimed(ctx, claims), listQuoted(ctx, [...numbers.keys()])]);
  const items = [
    ...claimed.map((row, index) =>
      annotationOf(row, { id: `${address}#claim-passage-${index + 1}`, motivation: "assessing", body: address }),
    ),
    ...quoted
      .toSorted((a, b) => (numbers.get(a.about) ?? 0) - (numbers.get(b.about) ?? 0))
      .map((row) => {
        const id = `${address}#source-${numbers.get(row.about)}`;
        return annotationOf(row, { id: `${id}-passage`, motivation: "linking", body: id });
      }),
  ];
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${address}/annotations.json`,
    type: "AnnotationPage",
    items,
  };
}

/** Where the claims were made, each passage of them. */
const listClaimed = ({ db }: Ctx, claims: readonly string[]): Promise<Row[]> =>
  db
    .select({
      about: appearances.claim,
      url: articles.url,
      sha256: copies.sha256,
      readAt: copies.readAt,
      exact: appearances.exact,
      prefix: appearances.prefix,
      suffix: appearances.suffix,
      start: appearances.start,
      end: appearances.end,
    })
    .from(appearances)
    .innerJoin(copies, eq(copies.id, appearances.copy))
    .innerJoin(articles, eq(articles.id, copies.article))
    .where(inArray(appearances.claim, [...claims]))
    .orderBy(asc(appearances.addedAt), asc(appearances.id));

/** What sources quote, where it was found in the main text of a document. */
async function listQuoted({ db }: Ctx, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  return db
    .select({
      about: sources.id,
      url: articles.url,
      sha256: copies.sha256,
      readAt: copies.readAt,
      exact: sources.quote,
      prefix: sources.prefix,
      suffix: sources.suffix,
      start: sources.start,
      end: sources.end,
    })
    .from(sources)
    .innerJoin(copies, eq(copies.id, sources.copy))
    .innerJoin(articles, eq(articles.id, copies.article))
    .where(and(inArray(sources.id, [...ids]), isNotNull(sources.start), eq(sources.foundIn, "main")));
}

type Given = { id: string; motivation: Annotation["motivation"]; body: string };

function annotationOf(
  { url, sha256, readAt, exact, prefix, suffix, start, end }: Row,
  { id, motivation, body }: Given,
): Annotation {
  return {
    id,
    type: "Annotation",
    motivation,
    body: { id: body },
    target: {
      // A document without an address is known by its bytes.
      source: url ?? `urn:sha256:${sha256}`,
      state: { type: "TimeState", sourceDate: readAt.toISOString().replace(/\.\d+Z$/, "Z") },
      selector: [
        { type: "TextQuoteSelector", exact, ...(prefix && { prefix }), ...(suffix && { suffix }) },
        ...(start !== null && end !== null ? [{ type: "TextPositionSelector" as const, start, end }] : []),
      ],
    },
  };
}
