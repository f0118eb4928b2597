CREATE TABLE "sign_in_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"browser" text NOT NULL,
	"invitation" uuid,
	"comes_from" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "sign_in_requests_token_unique" UNIQUE("token_hash"),
	CONSTRAINT "sign_in_requests_browser_unique" UNIQUE("browser_hash"),
	CONSTRAINT "sign_in_requests_tries_counted" CHECK ("sign_in_requests"."tries" >= 0)
);
--> statement-breakpoint
ALTER TABLE "sign_in_requests" ADD CONSTRAINT "sign_in_requests_invitation_member_invitations_id_fk" FOREIGN KEY ("invitation") REFERENCES "public"."member_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_requests_of_email" ON "sign_in_requests" USING btree ("email","asked_at");--> statement-breakpoint
CREATE INDEX "sign_in_requests_by_age" ON "sign_in_requests" USING btree ("asked_at");--> statement-breakpoint
DROP TABLE "verification_tokens" CASCADE;
