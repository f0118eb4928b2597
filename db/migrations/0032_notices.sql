CREATE TABLE "assignment_answers" (
	"assignment" uuid NOT NULL,
	"seq" integer NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignment_answers_assignment_seq_pk" PRIMARY KEY("assignment","seq"),
	CONSTRAINT "assignment_answers_known" CHECK ("assignment_answers"."answer" in ('accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"member" uuid NOT NULL,
	"by" uuid NOT NULL,
	"due_on" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignments_kind_known" CHECK ("assignments"."kind" in ('claim', 'check')),
	CONSTRAINT "assignments_of_somebody_else" CHECK ("assignments"."member" <> "assignments"."by")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"member" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"is_muted" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follows_member_subject_pk" PRIMARY KEY("member","subject"),
	CONSTRAINT "follows_kind_known" CHECK ("follows"."kind" in ('claim', 'check'))
);
--> statement-breakpoint
CREATE TABLE "notice_preferences" (
	"member" uuid NOT NULL,
	"kind" text NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notice_preferences_member_kind_pk" PRIMARY KEY("member","kind"),
	CONSTRAINT "notice_preferences_kind_known" CHECK ("notice_preferences"."kind" in ('asked', 'asked_answer', 'application', 'role', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'followed')),
	CONSTRAINT "notice_preferences_mail_known" CHECK ("notice_preferences"."mail" in ('now', 'daily', 'off'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member" uuid NOT NULL,
	"event" bigint NOT NULL,
	"kind" text NOT NULL,
	"claim" uuid,
	"check" uuid,
	"number" integer,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mail" text NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("member","event"),
	CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('asked', 'asked_answer', 'application', 'role', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'followed')),
	CONSTRAINT "notices_mail_known" CHECK ("notices"."mail" in ('now', 'daily', 'off'))
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_known";--> statement-breakpoint
ALTER TABLE "assignment_answers" ADD CONSTRAINT "assignment_answers_assignment_assignments_id_fk" FOREIGN KEY ("assignment") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_claim_claims_id_fk" FOREIGN KEY ("claim") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_of_member" ON "assignments" USING btree ("member","at");--> statement-breakpoint
CREATE INDEX "assignments_of_subject" ON "assignments" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "follows_of_subject" ON "follows" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "notices_of_member" ON "notices" USING btree ("member","at");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("member","at") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("mail","member") WHERE "notices"."mailed_at" is null and "notices"."mail" <> 'off';--> statement-breakpoint
CREATE INDEX "notices_of_event" ON "notices" USING btree ("event");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_known" CHECK ("mails"."kind" in ('sign_in', 'invitation', 'notices'));--> statement-breakpoint
CREATE TRIGGER assignments_append_only BEFORE UPDATE OR DELETE ON assignments FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER assignment_answers_append_only BEFORE UPDATE OR DELETE ON assignment_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
