ALTER TABLE "ballots" DROP CONSTRAINT "ballots_reason_length";--> statement-breakpoint
CREATE INDEX "articles_without_address" ON "articles" USING btree ("title") WHERE "articles"."url" is null;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_reason_length" CHECK (char_length("ballots"."reason") between 14 and 2000);