ALTER TABLE "standings" ADD COLUMN "smallest_cell" integer;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "smallest_cell" integer;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "changed_because" text;--> statement-breakpoint
CREATE INDEX "members_of_demo" ON "members" USING btree ("is_demo") WHERE "members"."is_demo";