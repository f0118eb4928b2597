CREATE TABLE "letter_answers" (
	"letter" uuid NOT NULL,
	"seq" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"was_involved" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "letter_answers_letter_seq_pk" PRIMARY KEY("letter","seq"),
	CONSTRAINT "letter_answers_outcome_known" CHECK ("letter_answers"."outcome" in ('corrected', 'declined', 'accepted', 'checked_already'))
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"check" uuid,
	"version" integer,
	"sender" text NOT NULL,
	"text" text NOT NULL,
	"evidence" text NOT NULL,
	"member" uuid,
	"contact" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "letters_kind_known" CHECK ("letters"."kind" in ('error', 'objection', 'request')),
	CONSTRAINT "letters_sender_known" CHECK ("letters"."sender" in ('reader', 'person_checked', 'publisher', 'expert')),
	CONSTRAINT "letters_about_a_check" CHECK (("letters"."kind" = 'request') = ("letters"."check" is null))
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_known";--> statement-breakpoint
ALTER TABLE "notice_preferences" DROP CONSTRAINT "notice_preferences_kind_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_known";--> statement-breakpoint
ALTER TABLE "queue_notes" DROP CONSTRAINT "queue_notes_kind_known";--> statement-breakpoint
ALTER TABLE "queue_takings" DROP CONSTRAINT "queue_takings_kind_known";--> statement-breakpoint
ALTER TABLE "letter_answers" ADD CONSTRAINT "letter_answers_letter_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_answers" ADD CONSTRAINT "letter_answers_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_contact_contacts_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_of_check" ON "letters" USING btree ("check","at");--> statement-breakpoint
CREATE INDEX "letters_by_age" ON "letters" USING btree ("at");--> statement-breakpoint
CREATE INDEX "letters_of_member" ON "letters" USING btree ("member","at");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_known" CHECK ("mails"."kind" in ('sign_in', 'invitation', 'notices', 'confirm', 'outcome', 'letter'));--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_kind_known" CHECK ("notice_preferences"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'measure', 'measure_ended', 'report_answer', 'letter_answer', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'measure', 'measure_ended', 'report_answer', 'letter_answer', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
ALTER TABLE "queue_notes" ADD CONSTRAINT "queue_notes_kind_known" CHECK ("queue_notes"."kind" in ('report', 'error', 'objection', 'request', 'handed_in', 'application', 'outdated', 'voting'));--> statement-breakpoint
ALTER TABLE "queue_takings" ADD CONSTRAINT "queue_takings_kind_known" CHECK ("queue_takings"."kind" in ('report', 'error', 'objection', 'request', 'handed_in', 'application', 'outdated', 'voting'));--> statement-breakpoint
CREATE TRIGGER letters_append_only BEFORE UPDATE OR DELETE ON letters FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER letter_answers_append_only BEFORE UPDATE OR DELETE ON letter_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
