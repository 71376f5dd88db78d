-- How often providers are called, over all replicas and workspaces, since a provider counts what reaches it whoever
-- sent it: one row a limit and what it counts. A place is one call that may be under way.
CREATE TABLE connections.call_budgets (
  id            bytea         PRIMARY KEY,          -- SHA-256 of the limit and what it counts
  taken_until   timestamptz[] NOT NULL,             -- when each place is free again; of a call under way: when its holder counts as dead
  blocked_until timestamptz   NOT NULL DEFAULT 'epoch',  -- after a 429
  place         integer       NOT NULL DEFAULT 1,   -- the one that was taken last
  expires_at    timestamptz   NOT NULL DEFAULT now() + interval '1 day'  -- moved at most twice a day: it is indexed
) WITH (fillfactor = 50);
CREATE INDEX call_budgets_expiry ON connections.call_budgets (expires_at);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('connections.call_budgets', 'id', colocate_with => 'none');
  END IF;
END $$;
