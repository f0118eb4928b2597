CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"url" text,
	"url_hash" text,
	"title" text NOT NULL,
	"publisher" text,
	"language" text,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "articles_url_hash_unique" UNIQUE("url_hash")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "copies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"article" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked_url" text,
	"final_url" text,
	"redirects" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content_type" text NOT NULL,
	"sha256" text NOT NULL,
	"extractor" text NOT NULL,
	"title" text NOT NULL,
	"byline" text,
	"published_on" date,
	"language" text,
	"text" text NOT NULL,
	"words" integer NOT NULL,
	"read_by" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "copies_reading_unique" UNIQUE("article","sha256","extractor"),
	CONSTRAINT "copies_kind_known" CHECK ("copies"."kind" in ('fetched', 'pasted_html', 'pasted_text'))
);
--> statement-breakpoint
CREATE TABLE "check_sources" (
	"check" uuid NOT NULL,
	"number" integer NOT NULL,
	"source" uuid NOT NULL,
	CONSTRAINT "check_sources_check_number_pk" PRIMARY KEY("check","number"),
	CONSTRAINT "check_sources_once" UNIQUE("check","source")
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"check" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"text" text NOT NULL,
	"from_version" integer NOT NULL,
	"to_version" integer NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "corrections_check_seq_pk" PRIMARY KEY("check","seq"),
	CONSTRAINT "corrections_type_known" CHECK ("corrections"."type" in ('typo', 'clarification', 'correction', 'changed_verdict', 'retraction'))
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" integer NOT NULL,
	"sentence" text NOT NULL,
	"claim" uuid NOT NULL,
	CONSTRAINT "readings_check_version_position_pk" PRIMARY KEY("check","version","position"),
	CONSTRAINT "readings_claim_once" UNIQUE("check","version","claim")
);
--> statement-breakpoint
CREATE TABLE "version_verdicts" (
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"claim" uuid NOT NULL,
	"verdict" integer NOT NULL,
	"against_rating" text,
	"against_reason" text,
	CONSTRAINT "version_verdicts_check_version_claim_pk" PRIMARY KEY("check","version","claim"),
	CONSTRAINT "version_verdicts_rating_known" CHECK ("version_verdicts"."against_rating" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim')),
	CONSTRAINT "version_verdicts_against_says_why" CHECK (num_nulls("version_verdicts"."against_rating", "version_verdicts"."against_reason") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "appearances" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim" uuid NOT NULL,
	"copy" uuid NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appearances_passage_unique" UNIQUE("claim","copy","start","end"),
	CONSTRAINT "appearances_range" CHECK ("appearances"."start" >= 0 and "appearances"."end" > "appearances"."start")
);
--> statement-breakpoint
CREATE TABLE "claim_states" (
	"claim" uuid NOT NULL,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"by" uuid,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_states_claim_seq_pk" PRIMARY KEY("claim","seq"),
	CONSTRAINT "claim_states_known" CHECK ("claim_states"."state" in ('open', 'deciding', 'provisional', 'agreed', 'contested', 'published', 'withdrawn', 'merged', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "claim_topics" (
	"claim" uuid NOT NULL,
	"topic" text NOT NULL,
	CONSTRAINT "claim_topics_claim_topic_pk" PRIMARY KEY("claim","topic")
);
--> statement-breakpoint
CREATE TABLE "claimants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"wikidata" text,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claimants_wikidata_unique" UNIQUE("wikidata"),
	CONSTRAINT "claimants_kind_known" CHECK ("claimants"."kind" in ('person', 'organisation')),
	CONSTRAINT "claimants_wikidata_form" CHECK ("claimants"."wikidata" ~ '^Q[1-9][0-9]*$')
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"statement" text NOT NULL,
	"statement_key" text NOT NULL,
	"claimant" uuid,
	"said_on" date,
	"said_precision" text,
	"language" text NOT NULL,
	"derived_from" uuid,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claims_same_statement" UNIQUE NULLS NOT DISTINCT("statement_key","claimant","said_on"),
	CONSTRAINT "claims_said_precision_known" CHECK ("claims"."said_precision" in ('day', 'month', 'year')),
	CONSTRAINT "claims_said_on_with_precision" CHECK (("claims"."said_on" is null) = ("claims"."said_precision" is null)),
	CONSTRAINT "claims_said_on_is_first" CHECK ("claims"."said_precision" is null or "claims"."said_precision" = 'day' or "claims"."said_on" = date_trunc("claims"."said_precision", "claims"."said_on"::timestamp)::date)
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"slug" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_grants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member" uuid NOT NULL,
	"role" text NOT NULL,
	"by" uuid,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_grants_role_known" CHECK ("role_grants"."role" in ('reader', 'reviewer', 'moderator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim" uuid NOT NULL,
	"label" integer NOT NULL,
	"article" uuid NOT NULL,
	"copy" uuid,
	"quote" text NOT NULL,
	"prefix" text,
	"suffix" text,
	"start" integer,
	"end" integer,
	"why_not" text,
	"stance" text NOT NULL,
	"kind" text NOT NULL,
	"locator" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"translation" text DEFAULT '' NOT NULL,
	"interest" text DEFAULT '' NOT NULL,
	"origin" uuid,
	"attached_by" uuid NOT NULL,
	"attached_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sources_label_unique" UNIQUE("claim","label"),
	CONSTRAINT "sources_quote_unique" UNIQUE("claim","copy","start","end"),
	CONSTRAINT "sources_stance_known" CHECK ("sources"."stance" in ('supports', 'refutes', 'context')),
	CONSTRAINT "sources_kind_known" CHECK ("sources"."kind" in ('primary', 'secondary', 'expert', 'reference')),
	CONSTRAINT "sources_found_or_said_why" CHECK (case when "sources"."why_not" is null then "sources"."copy" is not null and "sources"."start" >= 0 and "sources"."end" > "sources"."start" else "sources"."start" is null and "sources"."end" is null and length("sources"."why_not") > 0 end)
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"claim" uuid NOT NULL,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"rating" text,
	"score" real NOT NULL,
	"margin" real NOT NULL,
	"voters" integer NOT NULL,
	"rule" text NOT NULL,
	"input_hash" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verdicts_claim_seq_pk" PRIMARY KEY("claim","seq"),
	CONSTRAINT "verdicts_state_known" CHECK ("verdicts"."state" in ('open', 'provisional', 'agreed', 'contested')),
	CONSTRAINT "verdicts_rating_known" CHECK ("verdicts"."rating" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim'))
);
--> statement-breakpoint
CREATE TABLE "ballot_sources" (
	"vote" uuid NOT NULL,
	"version" integer NOT NULL,
	"source" uuid NOT NULL,
	CONSTRAINT "ballot_sources_vote_version_source_pk" PRIMARY KEY("vote","version","source")
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"vote" uuid NOT NULL,
	"version" integer NOT NULL,
	"rating" text,
	"confidence" text,
	"reason" text,
	"may_quote" boolean DEFAULT false NOT NULL,
	"cast_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ballots_vote_version_pk" PRIMARY KEY("vote","version"),
	CONSTRAINT "ballots_rating_known" CHECK ("ballots"."rating" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim')),
	CONSTRAINT "ballots_confidence_known" CHECK ("ballots"."confidence" in ('low', 'medium', 'high')),
	CONSTRAINT "ballots_reason_length" CHECK (char_length("ballots"."reason") between 40 and 2000),
	CONSTRAINT "ballots_whole_or_withdrawn" CHECK (num_nulls("ballots"."rating", "ballots"."confidence", "ballots"."reason") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "recusals" (
	"claim" uuid NOT NULL,
	"member" uuid NOT NULL,
	"kind" text NOT NULL,
	"statement" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recusals_claim_member_pk" PRIMARY KEY("claim","member"),
	CONSTRAINT "recusals_kind_known" CHECK ("recusals"."kind" in ('interest', 'editing'))
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"claim" uuid NOT NULL,
	"member" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "voices_claim_member_pk" PRIMARY KEY("claim","member"),
	CONSTRAINT "voices_number_unique" UNIQUE("claim","number")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim" uuid NOT NULL,
	"member" uuid NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"head" integer NOT NULL,
	CONSTRAINT "votes_one_each" UNIQUE("claim","member","round")
);
--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "no_quote_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "claimant_contact" text;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "claimant_contact_on" date;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "claimant_contact_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "dissent_vote" uuid;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "dissent_ballot" integer;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "sources" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "subject_claim" uuid;--> statement-breakpoint
-- Checks from before there were claims: each is given one that says its question, and a verdict that says nothing.
INSERT INTO "claims" ("id", "statement", "statement_key", "language", "submitted_by", "submitted_at")
SELECT "checks"."id", "newest"."title", 'check ' || "checks"."id", "checks"."language", "checks"."author", "checks"."started_at"
FROM "checks" CROSS JOIN LATERAL (
	SELECT "title" FROM "check_versions" WHERE "check" = "checks"."id" ORDER BY "version" DESC LIMIT 1
) "newest";--> statement-breakpoint
INSERT INTO "claim_states" ("claim", "seq", "state", "at")
SELECT "id", 1, CASE WHEN EXISTS (SELECT 1 FROM "check_states" WHERE "check" = "id" AND "state" = 'published') THEN 'published' ELSE 'open' END, "submitted_at"
FROM "claims";--> statement-breakpoint
INSERT INTO "verdicts" ("claim", "seq", "state", "score", "margin", "voters", "rule", "input_hash", "at")
SELECT "id", 1, 'open', 0, 0, 0, 'none', '', "submitted_at" FROM "claims";--> statement-breakpoint
INSERT INTO "version_verdicts" ("check", "version", "claim", "verdict")
SELECT "check_versions"."check", "check_versions"."version", "check_versions"."check", 1
FROM "check_versions" JOIN "check_states" ON "check_states"."check" = "check_versions"."check" AND "check_states"."state" = 'published'
WHERE "check_versions"."version" >= "check_states"."version";--> statement-breakpoint
UPDATE "checks" SET "subject_claim" = "id";--> statement-breakpoint
ALTER TABLE "checks" ALTER COLUMN "subject_claim" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_imported_by_members_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_read_by_members_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_sources" ADD CONSTRAINT "check_sources_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_sources" ADD CONSTRAINT "check_sources_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_check_from_version_check_versions_check_version_fk" FOREIGN KEY ("check","from_version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_check_to_version_check_versions_check_version_fk" FOREIGN KEY ("check","to_version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_verdicts" ADD CONSTRAINT "version_verdicts_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_verdicts" ADD CONSTRAINT "version_verdicts_claim_verdict_verdicts_claim_seq_fk" FOREIGN KEY ("claim","verdict") REFERENCES "public"."verdicts"("claim","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appearances" ADD CONSTRAINT "appearances_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appearances" ADD CONSTRAINT "appearances_copy_copies_id_fk" FOREIGN KEY ("copy") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appearances" ADD CONSTRAINT "appearances_added_by_members_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_states" ADD CONSTRAINT "claim_states_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_states" ADD CONSTRAINT "claim_states_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_topics" ADD CONSTRAINT "claim_topics_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_topics" ADD CONSTRAINT "claim_topics_topic_topics_slug_fk" FOREIGN KEY ("topic") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_claimant_claimants_id_fk" FOREIGN KEY ("claimant") REFERENCES "public"."claimants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_derived_from_claims_id_fk" FOREIGN KEY ("derived_from") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_submitted_by_members_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_copy_copies_id_fk" FOREIGN KEY ("copy") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_origin_sources_id_fk" FOREIGN KEY ("origin") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_attached_by_members_id_fk" FOREIGN KEY ("attached_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_sources" ADD CONSTRAINT "ballot_sources_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_sources" ADD CONSTRAINT "ballot_sources_vote_version_ballots_vote_version_fk" FOREIGN KEY ("vote","version") REFERENCES "public"."ballots"("vote","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_vote_votes_id_fk" FOREIGN KEY ("vote") REFERENCES "public"."votes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_latest" ON "articles" USING btree ("imported_at","id");--> statement-breakpoint
CREATE INDEX "copies_of_article" ON "copies" USING btree ("article","read_at");--> statement-breakpoint
CREATE INDEX "copies_sha256" ON "copies" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "check_sources_of_source" ON "check_sources" USING btree ("source");--> statement-breakpoint
CREATE INDEX "corrections_latest" ON "corrections" USING btree ("at","check","seq");--> statement-breakpoint
CREATE INDEX "readings_of_claim" ON "readings" USING btree ("claim");--> statement-breakpoint
CREATE INDEX "appearances_in_copy" ON "appearances" USING btree ("copy","start");--> statement-breakpoint
CREATE INDEX "claim_topics_of_topic" ON "claim_topics" USING btree ("topic");--> statement-breakpoint
CREATE UNIQUE INDEX "claimants_name_unique" ON "claimants" USING btree ("kind",lower("name")) WHERE "claimants"."wikidata" is null;--> statement-breakpoint
CREATE INDEX "claims_latest" ON "claims" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "claims_of_claimant" ON "claims" USING btree ("claimant");--> statement-breakpoint
CREATE INDEX "claims_derived_from" ON "claims" USING btree ("derived_from");--> statement-breakpoint
CREATE INDEX "role_grants_of_member" ON "role_grants" USING btree ("member","id");--> statement-breakpoint
CREATE INDEX "sources_article" ON "sources" USING btree ("article");--> statement-breakpoint
CREATE INDEX "sources_copy" ON "sources" USING btree ("copy");--> statement-breakpoint
CREATE INDEX "sources_origin" ON "sources" USING btree ("origin");--> statement-breakpoint
CREATE INDEX "ballot_sources_of_source" ON "ballot_sources" USING btree ("source");--> statement-breakpoint
CREATE INDEX "recusals_of_member" ON "recusals" USING btree ("member");--> statement-breakpoint
CREATE INDEX "votes_of_member" ON "votes" USING btree ("member","claim");--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_dissent_vote_dissent_ballot_ballots_vote_version_fk" FOREIGN KEY ("dissent_vote","dissent_ballot") REFERENCES "public"."ballots"("vote","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_subject_claim_claims_id_fk" FOREIGN KEY ("subject_claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checks_of_claim" ON "checks" USING btree ("subject_claim");--> statement-breakpoint
CREATE INDEX "checks_of_author" ON "checks" USING btree ("author","started_at");--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_contact_known" CHECK ("check_versions"."claimant_contact" in ('contacted', 'not_contacted'));--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_contacted_when" CHECK ("check_versions"."claimant_contact" <> 'contacted' or "check_versions"."claimant_contact_on" is not null);--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_dissent_whole" CHECK (num_nulls("check_versions"."dissent_vote", "check_versions"."dissent_ballot") in (0, 2));