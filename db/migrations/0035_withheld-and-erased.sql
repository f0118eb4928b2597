ALTER TABLE "measures" DROP CONSTRAINT "measures_kind_known";--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "measures_about_something";--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "check" uuid;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "erased" text;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "erased_id" uuid;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "ground" text;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_check_checks_id_fk" FOREIGN KEY ("check") REFERENCES "public"."checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measures_of_check" ON "measures" USING btree ("check");--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_erased_known" CHECK ("measures"."erased" in ('message', 'copy', 'source'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_ground_known" CHECK ("measures"."ground" in ('court_order', 'personal_right'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_kind_known" CHECK ("measures"."kind" in ('hide', 'lock', 'warn', 'limit', 'suspend', 'ban', 'withhold', 'erase'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_about_something" CHECK (case "measures"."kind"
        when 'hide' then "measures"."message" is not null and "measures"."member" is not null
        when 'lock' then "measures"."claim" is not null and "measures"."member" is null
        when 'withhold' then "measures"."check" is not null and "measures"."member" is null
        when 'erase' then "measures"."erased" is not null and "measures"."erased_id" is not null and "measures"."ground" is not null and "measures"."member" is null
        else "measures"."member" is not null and num_nonnulls("measures"."message", "measures"."claim", "measures"."check", "measures"."erased_id") = 0 end);--> statement-breakpoint
-- What stands for words that were erased: when, on which ground, and the SHA-256 of what stood there.
CREATE FUNCTION erased_words(words bytea, ground text, day text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT '[erased ' || day || ', ' || ground || ', SHA-256 ' || encode(sha256(words), 'hex') || ']'
$$;--> statement-breakpoint
-- Tables for ever refuse every change but one: that words, or bytes, are replaced by what stands for them while they are erased.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ground text := current_setting('countersign.erasing', true);
  day text := current_setting('countersign.erased_on', true);
  before jsonb;
  after jsonb;
  name text;
BEGIN
  IF TG_OP = 'UPDATE' AND coalesce(ground, '') <> '' THEN
    before := to_jsonb(OLD);
    after := to_jsonb(NEW);
    FOR name IN
      SELECT a.attname FROM pg_attribute a
      WHERE a.attrelid = TG_RELID AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        AND (before -> a.attname) IS DISTINCT FROM (after -> a.attname)
    LOOP
      IF jsonb_typeof(before -> name) <> 'string' OR NOT (
        after ->> name = erased_words(convert_to(before ->> name, 'UTF8'), ground, day)
        OR (TG_TABLE_NAME = 'blobs' AND name = 'bytes' AND after ->> name =
          '\x' || encode(convert_to(erased_words(decode(substr(before ->> name, 3), 'hex'), ground, day), 'UTF8'), 'hex'))
      ) THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END IF;
    END LOOP;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
-- The one way to erase words of tables for ever: every version of a message, the text and the bytes of a copy, or what a source
-- quotes and says. What is erased already stays as it is.
CREATE FUNCTION erase_words(kind text, subject uuid, ground text, day text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('countersign.erasing', ground, true), set_config('countersign.erased_on', day, true);
  CASE kind
    WHEN 'message' THEN
      UPDATE message_versions SET text = erased_words(convert_to(text, 'UTF8'), ground, day)
        WHERE message = subject AND text NOT LIKE '[erased %';
    WHEN 'copy' THEN
      UPDATE blobs SET bytes = convert_to(erased_words(bytes, ground, day), 'UTF8')
        WHERE sha256 = (SELECT c.sha256 FROM copies c WHERE c.id = subject) AND substring(bytes FROM 1 FOR 8) <> '[erased '::bytea;
      UPDATE copies SET text = erased_words(convert_to(text, 'UTF8'), ground, day),
        whole_text = CASE WHEN whole_text IS NULL THEN NULL ELSE erased_words(convert_to(whole_text, 'UTF8'), ground, day) END
        WHERE id = subject AND text NOT LIKE '[erased %';
    WHEN 'source' THEN
      UPDATE sources SET quote = erased_words(convert_to(quote, 'UTF8'), ground, day),
        prefix = CASE WHEN prefix IS NULL THEN NULL ELSE erased_words(convert_to(prefix, 'UTF8'), ground, day) END,
        suffix = CASE WHEN suffix IS NULL THEN NULL ELSE erased_words(convert_to(suffix, 'UTF8'), ground, day) END,
        note = CASE WHEN note = '' THEN '' ELSE erased_words(convert_to(note, 'UTF8'), ground, day) END,
        translation = CASE WHEN translation = '' THEN '' ELSE erased_words(convert_to(translation, 'UTF8'), ground, day) END
        WHERE id = subject AND quote NOT LIKE '[erased %';
  END CASE;
  PERFORM set_config('countersign.erasing', '', true), set_config('countersign.erased_on', '', true);
END $$;
