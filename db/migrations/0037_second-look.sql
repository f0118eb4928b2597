CREATE TABLE "approach_answers" (
	"approach" uuid NOT NULL,
	"seq" integer NOT NULL,
	"outcome" text NOT NULL,
	"text" text NOT NULL,
	"on" date NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approach_answers_approach_seq_pk" PRIMARY KEY("approach","seq"),
	CONSTRAINT "approach_answers_outcome_known" CHECK ("approach_answers"."outcome" in ('answered', 'no_comment', 'no_answer', 'unreachable')),
	CONSTRAINT "approach_answers_in_words" CHECK (("approach_answers"."outcome" = 'answered') = ("approach_answers"."text" <> ''))
);
--> statement-breakpoint
CREATE TABLE "approach_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"approach" uuid NOT NULL,
	"text" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approaches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"check" uuid NOT NULL,
	"whom" text NOT NULL,
	"way" text NOT NULL,
	"on" date NOT NULL,
	"deadline" date,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approaches_way_known" CHECK ("approaches"."way" in ('email', 'phone', 'letter', 'form', 'in_person', 'social_media', 'other')),
	CONSTRAINT "approaches_deadline_later" CHECK ("approaches"."deadline" >= "approaches"."on")
);
--> statement-breakpoint
CREATE TABLE "check_validities" (
	"check" uuid NOT NULL,
	"seq" integer NOT NULL,
	"valid_as_of" date NOT NULL,
	"review_on" date NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_validities_check_seq_pk" PRIMARY KEY("check","seq"),
	CONSTRAINT "check_validities_in_order" CHECK ("check_validities"."review_on" > "check_validities"."valid_as_of")
);
--> statement-breakpoint
CREATE TABLE "check_reviews" (
	"check" uuid NOT NULL,
	"seq" integer NOT NULL,
	"is_open" boolean NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_reviews_check_seq_pk" PRIMARY KEY("check","seq")
);
--> statement-breakpoint
CREATE TABLE "correction_decisions" (
	"proposal" uuid PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "correction_decisions_outcome_known" CHECK ("correction_decisions"."outcome" in ('approved', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "correction_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"check" uuid NOT NULL,
	"from_version" integer NOT NULL,
	"type" text NOT NULL,
	"text" text NOT NULL,
	"title" text NOT NULL,
	"answer" text NOT NULL,
	"body" text NOT NULL,
	"overrides" jsonb NOT NULL,
	"verdicts" jsonb NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "correction_proposals_type_known" CHECK ("correction_proposals"."type" in ('changed_verdict', 'retraction'))
);
--> statement-breakpoint
CREATE TABLE "fairness_notes" (
	"check" uuid NOT NULL,
	"member" uuid NOT NULL,
	"seq" integer NOT NULL,
	"version" integer NOT NULL,
	"is_fair" boolean NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fairness_notes_check_member_seq_pk" PRIMARY KEY("check","member","seq")
);
--> statement-breakpoint
CREATE TABLE "fairness_readers" (
	"check" uuid NOT NULL,
	"member" uuid NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fairness_readers_check_member_pk" PRIMARY KEY("check","member")
);
--> statement-breakpoint
CREATE TABLE "measure_objection_answers" (
	"objection" uuid PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"by_role" text NOT NULL,
	"was_involved" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measure_objection_answers_outcome_known" CHECK ("measure_objection_answers"."outcome" in ('lifted', 'upheld')),
	CONSTRAINT "measure_objection_answers_role_known" CHECK ("measure_objection_answers"."by_role" in ('reader', 'reviewer', 'moderator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "measure_objections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measure_objections_measure_unique" UNIQUE("measure")
);
--> statement-breakpoint
ALTER TABLE "notice_preferences" DROP CONSTRAINT "notice_preferences_kind_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_known";--> statement-breakpoint
ALTER TABLE "queue_notes" DROP CONSTRAINT "queue_notes_kind_known";--> statement-breakpoint
ALTER TABLE "queue_takings" DROP CONSTRAINT "queue_takings_kind_known";--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "few_sources_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "is_under_review" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "review_on" date;--> statement-breakpoint
ALTER TABLE "approach_answers" ADD CONSTRAINT "approach_answers_approach_approaches_id_fk" FOREIGN KEY ("approach") REFERENCES "public"."approaches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approach_answers" ADD CONSTRAINT "approach_answers_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approach_notes" ADD CONSTRAINT "approach_notes_approach_approaches_id_fk" FOREIGN KEY ("approach") REFERENCES "public"."approaches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approach_notes" ADD CONSTRAINT "approach_notes_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approaches" ADD CONSTRAINT "approaches_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approaches" ADD CONSTRAINT "approaches_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_validities" ADD CONSTRAINT "check_validities_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_validities" ADD CONSTRAINT "check_validities_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_reviews" ADD CONSTRAINT "check_reviews_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_reviews" ADD CONSTRAINT "check_reviews_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_decisions_proposal_correction_proposals_id_fk" FOREIGN KEY ("proposal") REFERENCES "public"."correction_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_decisions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_check_from_version_check_versions_check_version_fk" FOREIGN KEY ("check","from_version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairness_notes" ADD CONSTRAINT "fairness_notes_check_member_fairness_readers_check_member_fk" FOREIGN KEY ("check","member") REFERENCES "public"."fairness_readers"("check","member") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairness_notes" ADD CONSTRAINT "fairness_notes_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairness_readers" ADD CONSTRAINT "fairness_readers_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairness_readers" ADD CONSTRAINT "fairness_readers_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_objection_answers" ADD CONSTRAINT "measure_objection_answers_objection_measure_objections_id_fk" FOREIGN KEY ("objection") REFERENCES "public"."measure_objections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_objection_answers" ADD CONSTRAINT "measure_objection_answers_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_objections" ADD CONSTRAINT "measure_objections_measure_measures_id_fk" FOREIGN KEY ("measure") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approach_notes_of_approach" ON "approach_notes" USING btree ("approach","at");--> statement-breakpoint
CREATE INDEX "approaches_of_check" ON "approaches" USING btree ("check","at");--> statement-breakpoint
CREATE INDEX "correction_proposals_of_check" ON "correction_proposals" USING btree ("check","at");--> statement-breakpoint
CREATE INDEX "correction_proposals_by_age" ON "correction_proposals" USING btree ("at");--> statement-breakpoint
CREATE INDEX "fairness_readers_of_member" ON "fairness_readers" USING btree ("member","drawn_at");--> statement-breakpoint
CREATE INDEX "measure_objections_by_age" ON "measure_objections" USING btree ("at");--> statement-breakpoint
CREATE INDEX "listings_by_review" ON "listings" USING btree ("review_on") WHERE "listings"."state" <> 'retracted';--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_kind_known" CHECK ("notice_preferences"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'measure', 'measure_ended', 'report_answer', 'letter_answer', 'objection_answer', 'fairness_asked', 'proposal_answer', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('asked', 'asked_answer', 'mentioned', 'replied', 'application', 'role', 'measure', 'measure_ended', 'report_answer', 'letter_answer', 'objection_answer', 'fairness_asked', 'proposal_answer', 'sent_back', 'published', 'corrected', 'suggested', 'suggestion_answer', 'author_added', 'claim_closed', 'claim_checked', 'cited', 'after_vote', 'talked', 'followed'));--> statement-breakpoint
ALTER TABLE "queue_notes" ADD CONSTRAINT "queue_notes_kind_known" CHECK ("queue_notes"."kind" in ('report', 'error', 'objection', 'request', 'handed_in', 'application', 'outdated', 'voting', 'proposal', 'measure_objection', 'review_due'));--> statement-breakpoint
ALTER TABLE "queue_takings" ADD CONSTRAINT "queue_takings_kind_known" CHECK ("queue_takings"."kind" in ('report', 'error', 'objection', 'request', 'handed_in', 'application', 'outdated', 'voting', 'proposal', 'measure_objection', 'review_due'));--> statement-breakpoint
CREATE TRIGGER check_validities_append_only BEFORE UPDATE OR DELETE ON check_validities FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER correction_proposals_append_only BEFORE UPDATE OR DELETE ON correction_proposals FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER correction_decisions_append_only BEFORE UPDATE OR DELETE ON correction_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER check_reviews_append_only BEFORE UPDATE OR DELETE ON check_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER approaches_append_only BEFORE UPDATE OR DELETE ON approaches FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER approach_answers_append_only BEFORE UPDATE OR DELETE ON approach_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER approach_notes_append_only BEFORE UPDATE OR DELETE ON approach_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER fairness_readers_append_only BEFORE UPDATE OR DELETE ON fairness_readers FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER fairness_notes_append_only BEFORE UPDATE OR DELETE ON fairness_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER measure_objections_append_only BEFORE UPDATE OR DELETE ON measure_objections FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER measure_objection_answers_append_only BEFORE UPDATE OR DELETE ON measure_objection_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
INSERT INTO check_validities ("check", seq, valid_as_of, review_on, by, at)
SELECT s."check", 1, (s.at AT TIME ZONE 'UTC')::date, (s.at AT TIME ZONE 'UTC')::date + 365, s.by, s.at FROM check_states s WHERE s.state = 'published';--> statement-breakpoint
UPDATE listings SET review_on = v.review_on FROM check_validities v WHERE v."check" = listings."check";
