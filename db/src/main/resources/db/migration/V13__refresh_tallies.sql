-- How refreshes ended, summed up by all replicas.
CREATE TABLE connections.refresh_tallies (
  workspace_id uuid        NOT NULL,
  hour         timestamptz NOT NULL,
  provider     varchar(64) NOT NULL,
  renewed      bigint      NOT NULL,
  failed       bigint      NOT NULL,
  needs_reauth bigint      NOT NULL,
  latencies    bigint[]    NOT NULL,                -- answers by upper bound: Latencies.BOUNDS
  PRIMARY KEY (workspace_id, hour, provider)
) WITH (fillfactor = 70);
CREATE INDEX refresh_tallies_age ON connections.refresh_tallies (hour);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('connections.refresh_tallies', 'workspace_id', colocate_with => 'connections.workspaces');
  ELSE
    ALTER TABLE connections.refresh_tallies ALTER COLUMN workspace_id SET (n_distinct = 10);  -- as in V12
  END IF;
END $$;
