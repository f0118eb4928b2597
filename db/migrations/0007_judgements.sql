CREATE TABLE "consents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member" uuid NOT NULL,
	"allows" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"claim" uuid NOT NULL,
	"member" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_claim_member_pk" PRIMARY KEY("claim","member")
);
--> statement-breakpoint
CREATE TABLE "judgements" (
	"version" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "judgements_version_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule" text NOT NULL,
	"input_hash" text NOT NULL,
	"is_cold" boolean NOT NULL,
	"split" text NOT NULL,
	"split2" text NOT NULL,
	"ballots" integer NOT NULL,
	"reviewers" integer NOT NULL,
	"claims" integer NOT NULL,
	"milliseconds" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "judgements_split_known" CHECK ("judgements"."split" in ('none', 'suspected', 'established')),
	CONSTRAINT "judgements_split2_known" CHECK ("judgements"."split2" in ('none', 'suspected', 'established'))
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"claim" uuid PRIMARY KEY NOT NULL,
	"judgement" bigint NOT NULL,
	"state" text NOT NULL,
	"rating" text,
	"basis" text,
	"leading" text,
	"score" real NOT NULL,
	"lower" real DEFAULT 0 NOT NULL,
	"margin" real NOT NULL,
	"voters" integer NOT NULL,
	"input_hash" text NOT NULL,
	"figures" jsonb,
	"explanation" jsonb,
	"explained_at" timestamp with time zone,
	"is_swapped" boolean NOT NULL,
	"theta" double precision[] NOT NULL,
	"agreed" text,
	"agreed_since" timestamp with time zone,
	"pending" text,
	"pending_since" timestamp with time zone,
	"is_locked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "standings_state_known" CHECK ("standings"."state" in ('open', 'provisional', 'agreed', 'contested')),
	CONSTRAINT "standings_rating_known" CHECK ("standings"."rating" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim')),
	CONSTRAINT "standings_leading_known" CHECK ("standings"."leading" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim')),
	CONSTRAINT "standings_agreed_known" CHECK ("standings"."agreed" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim')),
	CONSTRAINT "standings_pending_known" CHECK ("standings"."pending" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim', 'withdraw')),
	CONSTRAINT "standings_basis_known" CHECK ("standings"."basis" in ('bridged', 'pooled', 'plain'))
);
--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "judgement" bigint;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "basis" text;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "leading" text;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "lower" real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "figures" jsonb;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "explanation" jsonb;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_judgement_judgements_version_fk" FOREIGN KEY ("judgement") REFERENCES "public"."judgements"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_of_member" ON "consents" USING btree ("member","id");--> statement-breakpoint
CREATE INDEX "invitations_of_member" ON "invitations" USING btree ("member","at");--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_judgement_judgements_version_fk" FOREIGN KEY ("judgement") REFERENCES "public"."judgements"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_of_action" ON "events" USING btree ("action","id");--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_leading_known" CHECK ("verdicts"."leading" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim'));--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_basis_known" CHECK ("verdicts"."basis" in ('bridged', 'pooled', 'plain'));--> statement-breakpoint
CREATE TRIGGER judgements_append_only BEFORE UPDATE OR DELETE ON judgements FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE ON consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
