CREATE TABLE "receipts" (
	"check" uuid NOT NULL,
	"version" integer NOT NULL,
	"receipt" text NOT NULL,
	"key" text NOT NULL,
	"signature" text NOT NULL,
	"salts" jsonb NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_check_version_pk" PRIMARY KEY("check","version")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "source_ratings" ADD COLUMN "salt" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "source_ratings" ADD COLUMN "tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "split_before" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "split2_before" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "snapshot" text;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "pepper" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "ballots_root" text;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "salt" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_key_signing_keys_key_fk" FOREIGN KEY ("key") REFERENCES "public"."signing_keys"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_check_version_check_versions_check_version_fk" FOREIGN KEY ("check","version") REFERENCES "public"."check_versions"("check","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER receipts_append_only BEFORE UPDATE OR DELETE ON receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER signing_keys_append_only BEFORE UPDATE OR DELETE ON signing_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
