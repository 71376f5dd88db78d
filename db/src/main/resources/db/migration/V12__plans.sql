-- What reads more than it shows, found by QueryPlansTest.
CREATE INDEX api_keys_user ON connections.api_keys (workspace_id, user_id);
CREATE INDEX connection_upkeep_due_within ON connections.connection_upkeep (workspace_id, look_at);
CREATE INDEX dead_letters_age ON connections.dead_letters (died_at);
CREATE INDEX dead_letters_waiting ON connections.dead_letters (workspace_id) WHERE replayed_at IS NULL;
CREATE INDEX audit_events_action ON connections.audit_events (workspace_id, action, sealed_at, seq);
-- Nearly empty: events are sealed within seconds. With it all others before a moment have an end to be looked for from.
CREATE INDEX audit_events_late ON connections.audit_events (workspace_id, sealed_at, seq) WHERE sealed_at - at > interval '1 hour';

-- A plan that is kept takes every workspace for one of the middle size: among thousands of small ones it
-- would read the whole of a great one to find ten of its rows. So it is told of ten workspaces, each a
-- tenth of the table; a plan that is good for a great one is good for a small one.
-- Citus knows no such option, and has few workspaces a shard. Whoever makes a month of
-- audit events says the same of it.
DO $$
DECLARE
  name text;
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  FOR name IN
    SELECT c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'connections'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
    WHERE c.relkind = 'r' AND c.relname NOT IN ('workspaces', 'audit_heads')
  LOOP
    EXECUTE format('ALTER TABLE connections.%I ALTER COLUMN workspace_id SET (n_distinct = 10)', name);
  END LOOP;
END $$;
