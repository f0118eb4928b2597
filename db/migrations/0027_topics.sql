CREATE TABLE "standpoints" (
	"topic" text NOT NULL,
	"member" uuid NOT NULL,
	"seq" integer NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "standpoints_topic_member_seq_pk" PRIMARY KEY("topic","member","seq")
);
--> statement-breakpoint
CREATE TABLE "position_trials" (
	"topic" text NOT NULL,
	"version" integer NOT NULL,
	"member" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_fair" boolean,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "position_trials_topic_version_member_pk" PRIMARY KEY("topic","version","member")
);
--> statement-breakpoint
CREATE TABLE "position_uses" (
	"topic" text NOT NULL,
	"seq" integer NOT NULL,
	"version" integer,
	"fair" integer DEFAULT 0 NOT NULL,
	"unfair" integer DEFAULT 0 NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "position_uses_topic_seq_pk" PRIMARY KEY("topic","seq")
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"topic" text NOT NULL,
	"version" integer NOT NULL,
	"a" text NOT NULL,
	"b" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "positions_topic_version_pk" PRIMARY KEY("topic","version")
);
--> statement-breakpoint
ALTER TABLE "settings" DROP CONSTRAINT "settings_name_known";--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "positions_of" text;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "standpoints_root" text;--> statement-breakpoint
ALTER TABLE "standpoints" ADD CONSTRAINT "standpoints_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standpoints" ADD CONSTRAINT "standpoints_on_positions" FOREIGN KEY ("topic","version") REFERENCES "public"."positions"("topic","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_trials" ADD CONSTRAINT "position_trials_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_trials" ADD CONSTRAINT "position_trials_asked_by_members_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_trials" ADD CONSTRAINT "position_trials_of_positions" FOREIGN KEY ("topic","version") REFERENCES "public"."positions"("topic","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_uses" ADD CONSTRAINT "position_uses_topic_topics_slug_fk" FOREIGN KEY ("topic") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_uses" ADD CONSTRAINT "position_uses_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_uses" ADD CONSTRAINT "position_uses_of_positions" FOREIGN KEY ("topic","version") REFERENCES "public"."positions"("topic","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_topic_topics_slug_fk" FOREIGN KEY ("topic") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "standpoints_of_member" ON "standpoints" USING btree ("member");--> statement-breakpoint
CREATE INDEX "position_trials_of_member" ON "position_trials" USING btree ("member");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_positions_of_topics_slug_fk" FOREIGN KEY ("positions_of") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_added_by_members_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_merged_into_topics_slug_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_with_positions" ON "claims" USING btree ("positions_of") WHERE "claims"."positions_of" is not null;--> statement-breakpoint
CREATE INDEX "topics_by_label" ON "topics" USING btree ("label");--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_not_merged_into_itself" CHECK ("topics"."merged_into" is null or "topics"."merged_into" <> "topics"."slug");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_name_known" CHECK ("settings"."name" in ('site', 'publisher', 'languages', 'topics', 'sign_up', 'standpoints', 'privacy', 'terms', 'imprint'));--> statement-breakpoint
CREATE TRIGGER positions_append_only BEFORE UPDATE OR DELETE ON positions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER position_uses_append_only BEFORE UPDATE OR DELETE ON position_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
UPDATE topics SET accepted_at = added_at;--> statement-breakpoint
UPDATE claims c SET positions_of = (SELECT min(t.topic) FROM claim_topics t WHERE t.claim = c.id)
  WHERE EXISTS (SELECT 1 FROM sources s WHERE s.claim = c.id);
