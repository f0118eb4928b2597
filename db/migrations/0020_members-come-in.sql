CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea",
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_kind_known" CHECK ("mails"."kind" in ('sign_in', 'invitation')),
	CONSTRAINT "mails_sent_are_empty" CHECK ("mails"."sent_at" is null or "mails"."sealed" is null)
);
--> statement-breakpoint
CREATE TABLE "member_invitation_uses" (
	"invitation" uuid NOT NULL,
	"member" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_invitation_uses_invitation_member_pk" PRIMARY KEY("invitation","member")
);
--> statement-breakpoint
CREATE TABLE "member_invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"uses_max" integer NOT NULL,
	"by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "member_invitations_token_unique" UNIQUE("token_hash"),
	CONSTRAINT "member_invitations_role_known" CHECK ("member_invitations"."role" in ('reader', 'reviewer', 'moderator', 'admin')),
	CONSTRAINT "member_invitations_used_at_least_once" CHECK ("member_invitations"."uses_max" > 0)
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"seq" integer NOT NULL,
	"value" jsonb NOT NULL,
	"by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settings_name_seq_pk" PRIMARY KEY("name","seq"),
	CONSTRAINT "settings_id_unique" UNIQUE("id"),
	CONSTRAINT "settings_name_known" CHECK ("settings"."name" in ('site', 'publisher', 'languages', 'topics', 'sign_up', 'privacy', 'terms', 'imprint'))
);
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_actor_kind_known";--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_handle_key_follows";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "named_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "languages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "opened_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_invitation_uses" ADD CONSTRAINT "member_invitation_uses_invitation_member_invitations_id_fk" FOREIGN KEY ("invitation") REFERENCES "public"."member_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_invitation_uses" ADD CONSTRAINT "member_invitation_uses_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_revoked_by_members_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_by_members_id_fk" FOREIGN KEY ("by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_to_send" ON "mails" USING btree ("due_at") WHERE "mails"."sealed" is not null;--> statement-breakpoint
CREATE INDEX "member_invitation_uses_of_member" ON "member_invitation_uses" USING btree ("member");--> statement-breakpoint
CREATE INDEX "member_invitations_by_age" ON "member_invitations" USING btree ("at");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_kind_known" CHECK ("events"."actor_kind" in ('visitor', 'newcomer', 'member', 'api_key', 'job', 'system'));--> statement-breakpoint
UPDATE "members" SET "handle_key" = replace(translate(lower("handle"), '01|', 'oll'), 'm', 'rn');--> statement-breakpoint
CREATE TRIGGER settings_append_only BEFORE UPDATE OR DELETE ON settings FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER member_invitation_uses_append_only BEFORE UPDATE OR DELETE ON member_invitation_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();
