-- 24 h of answers to requests that may be sent again. Not partitioned: a retry over midnight must find it.
CREATE TABLE connections.idempotency_keys (
  workspace_id uuid        NOT NULL,
  key_hash     bytea       NOT NULL,                -- SHA-256 of API key, user, route and what the caller chose
  request_hash bytea       NOT NULL,                -- HMAC: a body may hold a password
  lease_id     uuid        NOT NULL,
  lease_until  timestamptz NOT NULL,
  status       smallint,                            -- null: running
  answer       bytea,                               -- sealed: it may show an API key once
  key_id       integer,
  expires_at   timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, key_hash),
  CHECK ((status IS NULL) = (answer IS NULL) AND (answer IS NULL) = (key_id IS NULL))
);
CREATE INDEX idempotency_keys_expiry ON connections.idempotency_keys (expires_at);

-- Only where the Citus extension is installed, and before any foreign key exists.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
  PERFORM create_distributed_table('connections.idempotency_keys', 'workspace_id', colocate_with => 'connections.workspaces');
END $$;
