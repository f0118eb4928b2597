CREATE TABLE "check_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"check" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_slugs_form" CHECK ("check_slugs"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("check_slugs"."slug") <= 80)
);
--> statement-breakpoint
CREATE TABLE "check_states" (
	"check" uuid NOT NULL,
	"seq" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"by" uuid NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_states_check_seq_pk" PRIMARY KEY("check","seq"),
	CONSTRAINT "check_states_known" CHECK ("check_states"."state" in ('draft', 'in_review', 'published', 'corrected', 'retracted', 'withheld'))
);
--> statement-breakpoint
CREATE TABLE "check_versions" (
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"answer" text NOT NULL,
	"body" text NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_versions_check_version_pk" PRIMARY KEY("check","version")
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"language" text NOT NULL,
	"author" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" uuid,
	"action" text NOT NULL,
	"subject" uuid NOT NULL,
	"audience" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "events_audience_known" CHECK ("events"."audience" in ('public', 'desk', 'moderators', 'actor'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handle" text NOT NULL,
	"handle_key" text NOT NULL,
	"email" text,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tombstoned_at" timestamp with time zone,
	CONSTRAINT "members_handle_key_unique" UNIQUE("handle_key"),
	CONSTRAINT "members_email_unique" UNIQUE("email"),
	CONSTRAINT "members_handle_key_follows" CHECK ("members"."handle_key" = lower("members"."handle"))
);
--> statement-breakpoint
ALTER TABLE "check_slugs" ADD CONSTRAINT "check_slugs_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_states" ADD CONSTRAINT "check_states_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_states" ADD CONSTRAINT "check_states_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_states" ADD CONSTRAINT "check_states_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_versions" ADD CONSTRAINT "check_versions_saved_by_members_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_author_members_id_fk" FOREIGN KEY ("author") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_members_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_slugs_of_check" ON "check_slugs" USING btree ("check","given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "check_states_published_once" ON "check_states" USING btree ("check") WHERE "check_states"."state" = 'published';--> statement-breakpoint
CREATE INDEX "check_states_latest_published" ON "check_states" USING btree ("at","check") WHERE "check_states"."state" = 'published';--> statement-breakpoint
CREATE INDEX "events_of_subject" ON "events" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "events_by_actor" ON "events" USING btree ("actor","id");