import { integer, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, oneOf } from "#db/columns";
import { claims } from "#db/schema/claims";
import { RATINGS, type Rating, VERDICT_STATES, type VerdictState } from "#db/vocabulary";

/** What the votes on a claim came to, each time that was written down. Append-only. */
export const verdicts = pgTable(
  "verdicts",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    seq: integer().notNull(),
    state: text().$type<VerdictState>().notNull(),
    rating: text().$type<Rating>(),
    /** Agreement with the rating and its lead over the next that is no neighbour, 0 to 1. */
    score: real().notNull(),
    margin: real().notNull(),
    voters: integer().notNull(),
    rule: text().notNull(),
    /** SHA-256 of the ballots that it was computed from. */
    inputHash: text().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.claim, t.seq] }),
    oneOf("verdicts_state_known", t.state, VERDICT_STATES),
    oneOf("verdicts_rating_known", t.rating, RATINGS),
  ],
);
