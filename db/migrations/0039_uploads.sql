CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member" uuid NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "copies" DROP CONSTRAINT "copies_kind_known";--> statement-breakpoint
ALTER TABLE "copies" ADD COLUMN "locators" jsonb;--> statement-breakpoint
ALTER TABLE "copies" ADD COLUMN "warnings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploads_of_member" ON "uploads" USING btree ("member");--> statement-breakpoint
CREATE INDEX "uploads_at" ON "uploads" USING btree ("at");--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_kind_known" CHECK ("copies"."kind" in ('fetched', 'pasted_html', 'pasted_text', 'uploaded', 'transcribed'));