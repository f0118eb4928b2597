CREATE TABLE "measure_ends" (
	"measure" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"member" uuid,
	"message" uuid,
	"claim" uuid,
	"rule" text NOT NULL,
	"public_note" text NOT NULL,
	"words" text NOT NULL,
	"per_day" integer,
	"until" timestamp with time zone,
	"by" uuid NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measures_kind_known" CHECK ("measures"."kind" in ('hide', 'lock', 'warn', 'limit', 'suspend', 'ban')),
	CONSTRAINT "measures_rule_known" CHECK ("measures"."rule" in ('evidence', 'respect', 'privacy', 'rights', 'spam', 'identity', 'honest_votes', 'law')),
	CONSTRAINT "measures_role_known" CHECK ("measures"."by_role" in ('reader', 'reviewer', 'moderator', 'admin')),
	CONSTRAINT "measures_about_something" CHECK (case "measures"."kind" when 'hide' then "measures"."message" is not null and "measures"."member" is not null when 'lock' then "measures"."claim" is not null and "measures"."member" is null else "measures"."member" is not null and num_nonnulls("measures"."message", "measures"."claim") = 0 end),
	CONSTRAINT "measures_limit_says_how_much" CHECK (("measures"."kind" = 'limit') = ("measures"."per_day" is not null)),
	CONSTRAINT "measures_suspend_until" CHECK ("measures"."kind" <> 'suspend' or "measures"."until" is not null),
	CONSTRAINT "measures_of_others" CHECK ("measures"."member" is distinct from "measures"."by")
);
--> statement-breakpoint
CREATE TABLE "queue_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"item" uuid NOT NULL,
	"text" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "queue_notes_kind_known" CHECK ("queue_notes"."kind" in ('report', 'handed_in', 'application', 'outdated', 'voting'))
);
--> statement-breakpoint
CREATE TABLE "queue_takings" (
	"kind" text NOT NULL,
	"item" uuid NOT NULL,
	"member" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "queue_takings_kind_item_pk" PRIMARY KEY("kind","item"),
	CONSTRAINT "queue_takings_kind_known" CHECK ("queue_takings"."kind" in ('report', 'handed_in', 'application', 'outdated', 'voting'))
);
--> statement-breakpoint
CREATE TABLE "saved_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sealed" "bytea",
	"token_hash" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "contacts_token_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "report_answers" (
	"report" uuid NOT NULL,
	"seq" integer NOT NULL,
	"outcome" text,
	"reply" text NOT NULL,
	"measure" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_answers_report_seq_pk" PRIMARY KEY("report","seq"),
	CONSTRAINT "report_answers_outcome_known" CHECK ("report_answers"."outcome" in ('acted', 'no_action')),
	CONSTRAINT "report_answers_say_something" CHECK ("report_answers"."outcome" is null or "report_answers"."reply" <> '')
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"member" uuid,
	"contact" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reports_kind_known" CHECK ("reports"."kind" in ('message', 'source', 'claim', 'check', 'member')),
	CONSTRAINT "reports_reason_known" CHECK ("reports"."reason" in ('personal_attack', 'private_data', 'wrong_document', 'spam', 'false_identity', 'rights', 'illegal', 'other'))
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_known";--> statement-breakpoint
ALTER TABLE "notice_preferences" DROP CONSTRAINT "notice_preferences_kind_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_known";--> statement-breakpoint
ALTER TABLE "measure_ends" ADD CONSTRAINT "measure_ends_measure_measures_id_fk" FOREIGN KEY ("measure") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_ends" ADD CONSTRAINT "measure_ends_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_notes" ADD CONSTRAINT "queue_notes_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_takings" ADD CONSTRAINT "queue_takings_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_replies" ADD CONSTRAINT "saved_replies_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_measure_measures_id_fk" FOREIGN KEY ("measure") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_answers" ADD CONSTRAINT "report_answers_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_contact_contacts_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measures_of_member" ON "measures" USING btree ("member","at");--> statement-breakpoint
CREATE INDEX "measures_of_message" ON "measures" USING btree ("message");--> statement-breakpoint
CREATE INDEX "measures_of_claim" ON "measures" USING btree ("claim");--> statement-breakpoint
CREATE INDEX "measures_by_age" ON "measures" USING btree ("at");--> statement-breakpoint
CREATE INDEX "queue_notes_of_item" ON "queue_notes" USING btree ("item","at");--> statement-breakpoint
CREATE INDEX "contacts_by_age" ON "contacts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "reports_of_subject" ON "reports" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "reports_by_age" ON "reports" USING btree ("at");--> statement-breakpoint
CREATE INDEX "reports_of_member" ON "reports" USING btree ("member","at");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_known" CHECK ("mails"."kind" in ('sign_in', 'invitation', 'notices', 'confirm', 'outcome'));--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_kind_known" CHECK ("notice_preferences"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'measure', 'measure_ended', 'report_answer', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'measure', 'measure_ended', 'report_answer', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
CREATE TRIGGER reports_append_only BEFORE UPDATE OR DELETE ON reports FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER report_answers_append_only BEFORE UPDATE OR DELETE ON report_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER measures_append_only BEFORE UPDATE OR DELETE ON measures FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER measure_ends_append_only BEFORE UPDATE OR DELETE ON measure_ends FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER queue_notes_append_only BEFORE UPDATE OR DELETE ON queue_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
