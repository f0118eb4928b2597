CREATE TABLE "interests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"statement" text NOT NULL,
	"from" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "interests_kind_known" CHECK ("interests"."kind" in ('claimant', 'publisher', 'topic')),
	CONSTRAINT "interests_name_something" CHECK ("interests"."name_key" <> '')
);
--> statement-breakpoint
CREATE TABLE "former_handles" (
	"key_hash" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "biography" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "interests_declared_once" ON "interests" USING btree ("member","kind","name_key") WHERE "interests"."until" is null;--> statement-breakpoint
CREATE INDEX "interests_in" ON "interests" USING btree ("kind","name_key") WHERE "interests"."until" is null;--> statement-breakpoint
CREATE INDEX "check_states_published_by" ON "check_states" USING btree ("by","at") WHERE "check_states"."state" = 'published';--> statement-breakpoint
CREATE TRIGGER former_handles_append_only BEFORE UPDATE OR DELETE ON former_handles FOR EACH ROW EXECUTE FUNCTION refuse_change();
