CREATE TABLE "mentions" (
	"message" uuid NOT NULL,
	"member" uuid NOT NULL,
	CONSTRAINT "mentions_message_member_pk" PRIMARY KEY("message","member")
);
--> statement-breakpoint
CREATE TABLE "message_deletions" (
	"message" uuid NOT NULL,
	"seq" integer NOT NULL,
	"is_deleted" boolean NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_deletions_message_seq_pk" PRIMARY KEY("message","seq")
);
--> statement-breakpoint
CREATE TABLE "message_leanings" (
	"message" uuid NOT NULL,
	"member" uuid NOT NULL,
	"leaning" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_leanings_message_member_pk" PRIMARY KEY("message","member"),
	CONSTRAINT "message_leanings_known" CHECK ("message_leanings"."leaning" in ('leans', 'cleared'))
);
--> statement-breakpoint
CREATE TABLE "message_versions" (
	"message" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_versions_message_version_pk" PRIMARY KEY("message","version")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"thread" text NOT NULL,
	"claim" uuid,
	"check" uuid,
	"source" uuid,
	"replies_to" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_thread_known" CHECK ("messages"."thread" in ('evidence', 'after_vote', 'draft')),
	CONSTRAINT "messages_of_one_thing" CHECK (case when "messages"."thread" = 'draft' then "messages"."check" is not null and "messages"."claim" is null and "messages"."source" is null else "messages"."claim" is not null and "messages"."check" is null end)
);
--> statement-breakpoint
CREATE TABLE "thread_resolutions" (
	"subject" uuid NOT NULL,
	"thread" text NOT NULL,
	"seq" integer NOT NULL,
	"is_resolved" boolean NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_resolutions_subject_thread_seq_pk" PRIMARY KEY("subject","thread","seq"),
	CONSTRAINT "thread_resolutions_known" CHECK ("thread_resolutions"."thread" in ('evidence', 'after_vote', 'draft'))
);
--> statement-breakpoint
CREATE TABLE "thread_visits" (
	"member" uuid NOT NULL,
	"subject" uuid NOT NULL,
	"thread" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_visits_member_subject_thread_pk" PRIMARY KEY("member","subject","thread"),
	CONSTRAINT "thread_visits_known" CHECK ("thread_visits"."thread" in ('evidence', 'after_vote', 'draft'))
);
--> statement-breakpoint
ALTER TABLE "notice_preferences" DROP CONSTRAINT "notice_preferences_kind_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_known";--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_deletions" ADD CONSTRAINT "message_deletions_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_deletions" ADD CONSTRAINT "message_deletions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_leanings" ADD CONSTRAINT "message_leanings_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_leanings" ADD CONSTRAINT "message_leanings_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_versions" ADD CONSTRAINT "message_versions_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_replies_to_messages_id_fk" FOREIGN KEY ("replies_to") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_resolutions" ADD CONSTRAINT "thread_resolutions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_visits" ADD CONSTRAINT "thread_visits_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentions_of_member" ON "mentions" USING btree ("member");--> statement-breakpoint
CREATE INDEX "messages_of_claim" ON "messages" USING btree ("claim","thread","at");--> statement-breakpoint
CREATE INDEX "messages_of_check" ON "messages" USING btree ("check","at");--> statement-breakpoint
CREATE INDEX "messages_by_member" ON "messages" USING btree ("by","at");--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_kind_known" CHECK ("notice_preferences"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
CREATE TRIGGER messages_append_only BEFORE UPDATE OR DELETE ON messages FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER message_versions_append_only BEFORE UPDATE OR DELETE ON message_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER message_deletions_append_only BEFORE UPDATE OR DELETE ON message_deletions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER thread_resolutions_append_only BEFORE UPDATE OR DELETE ON thread_resolutions FOR EACH ROW EXECUTE FUNCTION refuse_change();
