CREATE TABLE "suggestion_answers" (
	"suggestion" uuid PRIMARY KEY NOT NULL,
	"is_accepted" boolean NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"field" text NOT NULL,
	"exact" text NOT NULL,
	"replacement" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestions_field_known" CHECK ("suggestions"."field" in ('title', 'answer', 'body')),
	CONSTRAINT "suggestions_change_something" CHECK ("suggestions"."exact" <> '' and "suggestions"."exact" <> "suggestions"."replacement")
);
--> statement-breakpoint
ALTER TABLE "suggestion_answers" ADD CONSTRAINT "suggestion_answers_suggestion_suggestions_id_fk" FOREIGN KEY ("suggestion") REFERENCES "public"."suggestions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_answers" ADD CONSTRAINT "suggestion_answers_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestions_of_check" ON "suggestions" USING btree ("check","at");--> statement-breakpoint
CREATE TRIGGER suggestions_append_only BEFORE UPDATE OR DELETE ON suggestions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER suggestion_answers_append_only BEFORE UPDATE OR DELETE ON suggestion_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
