-- One row a job of the installation; lease by compare-and-set as for tokens.
CREATE TABLE connections.jobs (
  name         varchar(64) PRIMARY KEY,
  lease_id     uuid,
  lease_until  timestamptz NOT NULL DEFAULT '-infinity',
  run_after    timestamptz NOT NULL DEFAULT '-infinity',
  cursor       jsonb       NOT NULL DEFAULT '{}',
  progress     jsonb       NOT NULL DEFAULT '{}'
);

-- One row a change of a workspace's data keys; its lease and cursor are a job's.
CREATE TABLE connections.key_rotations (
  workspace_id uuid        NOT NULL,
  id           uuid        NOT NULL,                -- UUIDv7
  purposes     text[]      NOT NULL,                -- keyrings that got a new primary key
  state        varchar(16) NOT NULL CHECK (state IN ('reencrypting', 'verifying', 'completed', 'incomplete')),
  rows_total   bigint      NOT NULL,                -- under older keys when it began
  rows_done    bigint      NOT NULL DEFAULT 0,
  rows_unreadable bigint   NOT NULL DEFAULT 0,      -- that no key opens; they keep theirs from retiring
  started_at   timestamptz NOT NULL DEFAULT now(),
  ended_at     timestamptz,
  PRIMARY KEY (workspace_id, id),
  CHECK ((state IN ('completed', 'incomplete')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX key_rotations_one_running ON connections.key_rotations (workspace_id) WHERE ended_at IS NULL;
-- Over all workspaces: which of them have work to do.
CREATE INDEX key_rotations_running ON connections.key_rotations (started_at) WHERE ended_at IS NULL;

-- Only where the Citus extension is installed, and before any foreign key exists.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
  PERFORM create_reference_table('connections.jobs');
  PERFORM create_distributed_table('connections.key_rotations', 'workspace_id', colocate_with => 'connections.workspaces');
END $$;
