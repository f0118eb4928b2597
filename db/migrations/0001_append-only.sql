CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER check_slugs_append_only BEFORE UPDATE OR DELETE ON check_slugs FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER check_versions_append_only BEFORE UPDATE OR DELETE ON check_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER check_states_append_only BEFORE UPDATE OR DELETE ON check_states FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('events', NEW.id::text);
  RETURN NULL;
END $$;--> statement-breakpoint
-- What is for the actor's eyes alone (a vote) gives no live signal: its moment would tell. It also spares votes the queue
-- in which notifying transactions commit one after another.
CREATE TRIGGER events_announced AFTER INSERT ON events FOR EACH ROW WHEN (NEW.audience <> 'actor') EXECUTE FUNCTION announce_event();
