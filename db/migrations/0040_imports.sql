CREATE TABLE "fetched_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member" uuid NOT NULL,
	"asked" jsonb,
	"called" text NOT NULL,
	"selection" text DEFAULT '' NOT NULL,
	"step" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"again_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"article" uuid,
	"copy" uuid,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_step_known" CHECK ("imports"."step" in ('waiting', 'fetching', 'reading', 'keeping', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_copy_copies_id_fk" FOREIGN KEY ("copy") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_of_member" ON "imports" USING btree ("member","asked_at");--> statement-breakpoint
CREATE INDEX "imports_unfinished" ON "imports" USING btree ("member") WHERE "imports"."step" not in ('done', 'failed', 'cancelled');--> statement-breakpoint
CREATE INDEX "imports_asked_at" ON "imports" USING btree ("asked_at");