ALTER TABLE "check_versions" ADD COLUMN "why_chosen" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "would_change" text DEFAULT '' NOT NULL;