CREATE TABLE "check_authors" (
	"check" uuid NOT NULL,
	"member" uuid NOT NULL,
	"seq" integer NOT NULL,
	"is_author" boolean NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_authors_check_member_seq_pk" PRIMARY KEY("check","member","seq")
);
--> statement-breakpoint
CREATE TABLE "claim_versions" (
	"claim" uuid NOT NULL,
	"version" integer NOT NULL,
	"statement" text NOT NULL,
	"reason" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_versions_claim_version_pk" PRIMARY KEY("claim","version"),
	CONSTRAINT "claim_versions_change_says_why" CHECK (("claim_versions"."version" = 1) = ("claim_versions"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "source_versions" (
	"source" uuid NOT NULL,
	"seq" integer NOT NULL,
	"stance" text NOT NULL,
	"kind" text NOT NULL,
	"locator" text NOT NULL,
	"note" text NOT NULL,
	"translation" text NOT NULL,
	"interest" text NOT NULL,
	"withdrawn_because" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_versions_source_seq_pk" PRIMARY KEY("source","seq"),
	CONSTRAINT "source_versions_stance_known" CHECK ("source_versions"."stance" in ('supports', 'refutes', 'context')),
	CONSTRAINT "source_versions_kind_known" CHECK ("source_versions"."kind" in ('primary', 'secondary', 'expert', 'reference', 'claim_itself'))
);
--> statement-breakpoint
CREATE TABLE "accepted_evidence" (
	"source" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote_confirmations" (
	"vote" uuid NOT NULL,
	"version" integer NOT NULL,
	"seq" integer NOT NULL,
	"seen_label" integer NOT NULL,
	"seen_version" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_confirmations_vote_version_seq_pk" PRIMARY KEY("vote","version","seq")
);
--> statement-breakpoint
ALTER TABLE "check_states" DROP CONSTRAINT "check_states_known";--> statement-breakpoint
ALTER TABLE "claim_states" DROP CONSTRAINT "claim_states_known";--> statement-breakpoint
ALTER TABLE "sources" DROP CONSTRAINT "sources_kind_known";--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "seen_label" integer;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "seen_version" integer;--> statement-breakpoint
ALTER TABLE "check_authors" ADD CONSTRAINT "check_authors_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_authors" ADD CONSTRAINT "check_authors_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_authors" ADD CONSTRAINT "check_authors_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_versions" ADD CONSTRAINT "claim_versions_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_versions" ADD CONSTRAINT "claim_versions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accepted_evidence" ADD CONSTRAINT "accepted_evidence_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accepted_evidence" ADD CONSTRAINT "accepted_evidence_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_confirmations" ADD CONSTRAINT "vote_confirmations_vote_version_ballots_vote_version_fk" FOREIGN KEY ("vote","version") REFERENCES "public"."ballots"("vote","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_authors_of_member" ON "check_authors" USING btree ("member","check");--> statement-breakpoint
ALTER TABLE "check_states" ADD CONSTRAINT "check_states_known" CHECK ("check_states"."state" in ('draft', 'deleted', 'in_review', 'published', 'corrected', 'retracted', 'withheld'));--> statement-breakpoint
ALTER TABLE "claim_states" ADD CONSTRAINT "claim_states_known" CHECK ("claim_states"."state" in ('open', 'deciding', 'provisional', 'agreed', 'contested', 'published', 'reopened', 'withdrawn', 'merged', 'declined'));--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_kind_known" CHECK ("sources"."kind" in ('primary', 'secondary', 'expert', 'reference', 'claim_itself'));--> statement-breakpoint
INSERT INTO "claim_versions" ("claim", "version", "statement", "by", "at") SELECT "id", 1, "statement", "submitted_by", "submitted_at" FROM "claims";--> statement-breakpoint
CREATE TRIGGER check_authors_append_only BEFORE UPDATE OR DELETE ON check_authors FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER claim_versions_append_only BEFORE UPDATE OR DELETE ON claim_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER source_versions_append_only BEFORE UPDATE OR DELETE ON source_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER accepted_evidence_append_only BEFORE UPDATE OR DELETE ON accepted_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER vote_confirmations_append_only BEFORE UPDATE OR DELETE ON vote_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
