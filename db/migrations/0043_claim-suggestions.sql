CREATE TABLE "claim_suggestion_runs" (
	"copy" uuid NOT NULL,
	"by" text NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_suggestion_runs_copy_by_pk" PRIMARY KEY("copy","by"),
	CONSTRAINT "claim_suggestion_runs_outcome_known" CHECK ("claim_suggestion_runs"."outcome" in ('done', 'refused', 'nonsense', 'no_answer'))
);
--> statement-breakpoint
CREATE TABLE "claim_suggestions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"copy" uuid NOT NULL,
	"by" text NOT NULL,
	"rank" integer NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"exact" text NOT NULL,
	"score" real,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"statement" text,
	"claimant" text,
	"said_on" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_suggestions_rank_unique" UNIQUE("copy","by","rank"),
	CONSTRAINT "claim_suggestions_range" CHECK ("claim_suggestions"."start" >= 0 and "claim_suggestions"."end" > "claim_suggestions"."start")
);
--> statement-breakpoint
ALTER TABLE "claim_suggestion_runs" ADD CONSTRAINT "claim_suggestion_runs_copy_copies_id_fk" FOREIGN KEY ("copy") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_suggestions" ADD CONSTRAINT "claim_suggestions_copy_copies_id_fk" FOREIGN KEY ("copy") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER claim_suggestion_runs_append_only BEFORE UPDATE OR DELETE ON claim_suggestion_runs FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER claim_suggestions_append_only BEFORE UPDATE OR DELETE ON claim_suggestions FOR EACH ROW EXECUTE FUNCTION refuse_change();