CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
ALTER TABLE "check_versions" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', answer), 'B') || setweight(to_tsvector('simple', body), 'C')) STORED;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', statement)) STORED;--> statement-breakpoint
CREATE INDEX "check_versions_search" ON "check_versions" USING gin ("search");--> statement-breakpoint
CREATE INDEX "check_versions_title_alike" ON "check_versions" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "claims_search" ON "claims" USING gin ("search");