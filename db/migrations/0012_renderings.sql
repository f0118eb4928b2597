CREATE TABLE "renderings" (
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"renderer" text NOT NULL,
	"tree" jsonb NOT NULL,
	"citations" integer[] NOT NULL,
	"rendered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "renderings_check_version_renderer_pk" PRIMARY KEY("check","version","renderer")
);
--> statement-breakpoint
ALTER TABLE "renderings" ADD CONSTRAINT "renderings_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER renderings_append_only BEFORE UPDATE OR DELETE ON renderings FOR EACH ROW EXECUTE FUNCTION refuse_change();
