CREATE TABLE "event_readers" (
	"name" text PRIMARY KEY NOT NULL,
	"tx" "xid8" NOT NULL,
	"event" bigint NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "actor_kind" text;--> statement-breakpoint
CREATE INDEX "events_in_order" ON "events" USING btree ("tx","id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_kind_known" CHECK ("events"."actor_kind" in ('visitor', 'member', 'api_key', 'job', 'system'));