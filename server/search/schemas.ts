import { z } from "zod";
import { RATINGS, type Rating } from "#db/vocabulary";
import { cleanText, languageTag, PAGES_MAX } from "#server/core/rules";

export const SEARCH_MAX_CHARACTERS = 200;
const CHOSEN_MAX = 20;
const TOPIC_MAX_CHARACTERS = 80;

/** States by which results are narrowed: those of a verdict, and that a check was retracted. */
export const FOUND_STATES = ["agreed", "provisional", "contested", "retracted"] as const;
export type FoundState = (typeof FOUND_STATES)[number];
export const SORTS = ["best", "newest"] as const;
export type Sort = (typeof SORTS)[number];

/** What someone looks for, cleaned; of far too much no more than shows that it is too much. */
export const searchWords = (asked = ""): string =>
  cleanText(asked.slice(0, 2 * SEARCH_MAX_CHARACTERS))
    .replace(/\s+/g, " ")
    .trim();

export type SearchInput = {
  words: string;
  ratings: Rating[];
  states: FoundState[];
  topics: string[];
  languages: string[];
  sort: Sort;
  page: number;
};

const many = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional();
const Asked = z.object({ q: many, rating: many, state: many, topic: many, language: many, sort: many, page: many });

/** A search from its address: whatever is not known is left out, so that every address is answered. */
export function searchFrom(asked: Record<string, string | string[] | undefined>): SearchInput {
  const { q = [], rating = [], state = [], topic = [], language = [], sort = [], page = [] } = Asked.parse(asked);
  const known = <Word extends string>(words: readonly Word[], chosen: string[]) =>
    words.filter((word) => chosen.includes(word));
  const number = Number(page[0]);
  return {
    words: searchWords(q[0] ?? ""),
    ratings: known(RATINGS, rating),
    states: known(FOUND_STATES, state),
    topics: topic.slice(0, CHOSEN_MAX).map((slug) => cleanText(slug.slice(0, TOPIC_MAX_CHARACTERS))),
    languages: language.slice(0, CHOSEN_MAX).flatMap((tag) => languageTag(tag) ?? []),
    sort: known(SORTS, sort)[0] ?? "best",
    page: Number.isInteger(number) && number >= 1 && number <= PAGES_MAX ? number : 1,
  };
}

/** The address of a search, below its page. */
export function searchQuery(input: SearchInput): string {
  const query = new URLSearchParams();
  if (input.words) query.set("q", input.words);
  for (const rating of input.ratings) query.append("rating", rating);
  for (const state of input.states) query.append("state", state);
  for (const topic of input.topics) query.append("topic", topic);
  for (const language of input.languages) query.append("language", language);
  if (input.sort !== "best") query.set("sort", input.sort);
  if (input.page > 1) query.set("page", String(input.page));
  return query.toString();
}
