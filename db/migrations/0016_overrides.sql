ALTER TABLE "version_verdicts" RENAME COLUMN "against_rating" TO "override_rating";--> statement-breakpoint
ALTER TABLE "version_verdicts" RENAME COLUMN "against_reason" TO "override_reason";--> statement-breakpoint
ALTER TABLE "version_verdicts" RENAME CONSTRAINT "version_verdicts_against_says_why" TO "version_verdicts_override_says_why";
