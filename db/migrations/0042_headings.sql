ALTER TABLE "copies" ADD COLUMN "headings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "appearances" ADD COLUMN "section" text;