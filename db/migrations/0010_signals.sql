ALTER TABLE "standings" ADD COLUMN "newcomers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "standings" ADD COLUMN "copies" integer DEFAULT 0 NOT NULL;