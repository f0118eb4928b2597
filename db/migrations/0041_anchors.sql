CREATE TABLE "anchors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"copy" uuid NOT NULL,
	"appearance" uuid,
	"source" uuid,
	"how" text,
	"sureness" real,
	"start" integer,
	"end" integer,
	"exact" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "anchors_of_appearance" UNIQUE("appearance","copy"),
	CONSTRAINT "anchors_of_source" UNIQUE("source","copy"),
	CONSTRAINT "anchors_how_known" CHECK ("anchors"."how" in ('same', 'exact', 'context', 'fuzzy')),
	CONSTRAINT "anchors_of_one_thing" CHECK (("anchors"."appearance" is null) <> ("anchors"."source" is null)),
	CONSTRAINT "anchors_found_or_not" CHECK (case when "anchors"."how" is null then num_nonnulls("anchors"."sureness", "anchors"."start", "anchors"."end", "anchors"."exact") = 0
        else "anchors"."sureness" between 0 and 1 and "anchors"."start" >= 0 and "anchors"."end" > "anchors"."start" and "anchors"."exact" is not null end)
);
--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_step_known";--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_copy_copies_id_fk" FOREIGN KEY ("copy") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_appearance_appearances_id_fk" FOREIGN KEY ("appearance") REFERENCES "public"."appearances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_source_sources_id_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anchors_in_copy" ON "anchors" USING btree ("copy","start");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_step_known" CHECK ("imports"."step" in ('waiting', 'fetching', 'reading', 'keeping', 'finding', 'done', 'failed', 'cancelled'));--> statement-breakpoint
CREATE TRIGGER anchors_append_only BEFORE UPDATE OR DELETE ON anchors FOR EACH ROW EXECUTE FUNCTION refuse_change();