CREATE TABLE "listings" (
	"check" uuid PRIMARY KEY NOT NULL,
	"claim" uuid NOT NULL,
	"claimant" uuid,
	"publisher" text,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"answer" text NOT NULL,
	"verdict_state" text NOT NULL,
	"basis" text,
	"computed_rating" text,
	"override_reason" text,
	"rating" text,
	"published_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"terms" "tsvector" NOT NULL,
	"lister" text NOT NULL,
	CONSTRAINT "listings_state_known" CHECK ("listings"."state" in ('published', 'corrected', 'retracted')),
	CONSTRAINT "listings_verdict_state_known" CHECK ("listings"."verdict_state" in ('open', 'provisional', 'agreed', 'contested')),
	CONSTRAINT "listings_basis_known" CHECK ("listings"."basis" in ('bridged', 'pooled', 'plain', 'standpoints', 'one_side')),
	CONSTRAINT "listings_rating_known" CHECK ("listings"."rating" in ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unverifiable', 'missing_context', 'not_a_claim'))
);
--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_claimant_claimants_id_fk" FOREIGN KEY ("claimant") REFERENCES "public"."claimants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listings_latest" ON "listings" USING btree ("published_at","check");--> statement-breakpoint
CREATE INDEX "listings_of_claim" ON "listings" USING btree ("claim");--> statement-breakpoint
CREATE INDEX "listings_of_claimant" ON "listings" USING btree ("claimant","published_at") WHERE "listings"."claimant" is not null;--> statement-breakpoint
CREATE INDEX "listings_of_publisher" ON "listings" USING btree ("publisher","published_at") WHERE "listings"."publisher" is not null;--> statement-breakpoint
CREATE INDEX "listings_terms" ON "listings" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "listings_title_alike" ON "listings" USING gin ("title" gin_trgm_ops);