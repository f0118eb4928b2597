CREATE TABLE "version_sources" (
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"source" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "version_sources_check_version_source_pk" PRIMARY KEY("check","version","source")
);
--> statement-breakpoint
CREATE TABLE "source_ratings" (
	"source" uuid NOT NULL,
	"member" uuid NOT NULL,
	"seq" integer NOT NULL,
	"rating" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_ratings_source_member_seq_pk" PRIMARY KEY("source","member","seq"),
	CONSTRAINT "source_ratings_rating_known" CHECK ("source_ratings"."rating" in ('helpful', 'somewhat', 'not_helpful'))
);
--> statement-breakpoint
CREATE TABLE "source_standings" (
	"source" uuid PRIMARY KEY NOT NULL,
	"judgement" bigint NOT NULL,
	"helpful" real NOT NULL,
	"theta" double precision[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "backing_vote" uuid;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "backing_ballot" integer;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "is_signed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "version_sources" ADD CONSTRAINT "version_sources_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_sources" ADD CONSTRAINT "version_sources_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_ratings" ADD CONSTRAINT "source_ratings_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_ratings" ADD CONSTRAINT "source_ratings_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_standings" ADD CONSTRAINT "source_standings_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_standings" ADD CONSTRAINT "source_standings_judgement_judgements_version_fk" FOREIGN KEY ("judgement") REFERENCES "public"."judgements"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "version_sources_of_source" ON "version_sources" USING btree ("source");--> statement-breakpoint
CREATE INDEX "source_ratings_of_member" ON "source_ratings" USING btree ("member","source");--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_backing_vote_backing_ballot_ballots_vote_version_fk" FOREIGN KEY ("backing_vote","backing_ballot") REFERENCES "public"."ballots"("vote","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_backing_whole" CHECK (num_nulls("check_versions"."backing_vote", "check_versions"."backing_ballot") in (0, 2));--> statement-breakpoint
CREATE TRIGGER source_ratings_append_only BEFORE UPDATE OR DELETE ON source_ratings FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER version_sources_append_only BEFORE UPDATE OR DELETE ON version_sources FOR EACH ROW EXECUTE FUNCTION refuse_change();
