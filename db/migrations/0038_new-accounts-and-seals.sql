CREATE TABLE "event_seals" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"event" bigint NOT NULL,
	"seal" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_seals_event_unique" UNIQUE("event")
);
--> statement-breakpoint
CREATE TABLE "exercises" (
	"member" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exercises" ADD CONSTRAINT "exercises_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sources_of_member" ON "sources" USING btree ("attached_by");--> statement-breakpoint
CREATE INDEX "ballots_first_by_time" ON "ballots" USING btree ("cast_at") WHERE "ballots"."version" = 1;--> statement-breakpoint
CREATE TRIGGER exercises_append_only BEFORE UPDATE OR DELETE ON exercises FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER event_seals_append_only BEFORE UPDATE OR DELETE ON event_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
