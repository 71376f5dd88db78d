-- One row a workspace, locked by whoever seals.
CREATE TABLE connections.audit_heads (
  workspace_id uuid        PRIMARY KEY,
  seq          bigint      NOT NULL DEFAULT 0,
  hash         bytea       NOT NULL DEFAULT '\x',
  sealed_at    timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);

-- Append only, a partition a month (made ahead by a job); sealed_at never goes back within a workspace.
CREATE TABLE connections.audit_events (
  workspace_id uuid        NOT NULL,
  sealed_at    timestamptz NOT NULL,
  seq          bigint      NOT NULL,               -- no gap
  id           uuid        NOT NULL,
  at           timestamptz NOT NULL,
  action       varchar(64) NOT NULL,
  actor_id     uuid, actor_kind varchar(16) NOT NULL, target_id uuid,
  origin       inet, request_id varchar(64),
  detail       jsonb       NOT NULL,
  key_id       integer     NOT NULL,               -- of the HMAC key
  hash         bytea       NOT NULL,               -- HMAC-SHA-256(key, hash of seq-1 and the row): docs/audit.md
  PRIMARY KEY (workspace_id, sealed_at, seq)
) PARTITION BY RANGE (sealed_at);
-- A late job must not stop the sealer.
CREATE TABLE connections.audit_events_default PARTITION OF connections.audit_events DEFAULT;
CREATE INDEX audit_events_target ON connections.audit_events (workspace_id, target_id, sealed_at, seq);
CREATE INDEX audit_events_actor  ON connections.audit_events (workspace_id, actor_id, sealed_at, seq);

-- Where a chain goes on after older events were removed.
CREATE TABLE connections.audit_checkpoints (
  workspace_id uuid        NOT NULL,
  seq          bigint      NOT NULL,
  hash         bytea       NOT NULL,               -- of the last event that was removed
  at           timestamptz NOT NULL DEFAULT now(),
  key_id       integer     NOT NULL,
  signature    bytea       NOT NULL,               -- HMAC: a hash alone could be copied from an event
  PRIMARY KEY (workspace_id, seq)
);

-- Only where the Citus extension is installed.
DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
  FOREACH name IN ARRAY ARRAY['audit_heads', 'audit_events', 'audit_checkpoints'] LOOP
    PERFORM create_distributed_table('connections.' || name, 'workspace_id', colocate_with => 'connections.workspaces');
  END LOOP;
END $$;
