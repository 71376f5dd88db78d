-- What a browser has been given instead of an API key, and links that lead to one.
CREATE TABLE connections.sessions (
  workspace_id uuid        NOT NULL,
  id_hash      bytea       NOT NULL,                -- SHA-256 of what the cookie or the link holds
  id           uuid        NOT NULL,                -- UUIDv7, as the audit trail names it; a link and what came of it share one
  kind         varchar(16) NOT NULL CHECK (kind IN ('panel','link','connect')),
  user_id      uuid        NOT NULL,
  api_key_id   uuid        NOT NULL,                -- whose rights it has, and whose end is its end
  request      jsonb       NOT NULL DEFAULT '{}',   -- of a connect session: entries, success URL, label
  made         uuid[]      NOT NULL DEFAULT '{}',   -- connections that it made by a form
  attempts     uuid[]      NOT NULL DEFAULT '{}',   -- walks to a provider that it began
  created_at   timestamptz NOT NULL DEFAULT now(),
  seen_at      timestamptz NOT NULL DEFAULT now(),  -- written at most once a minute
  idle_until   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  PRIMARY KEY (workspace_id, id_hash)
) WITH (fillfactor = 80);
CREATE INDEX sessions_user   ON connections.sessions (workspace_id, user_id);
CREATE INDEX sessions_key    ON connections.sessions (workspace_id, api_key_id);
CREATE INDEX sessions_expiry ON connections.sessions (expires_at);

-- How a workspace's connect page looks, and whose pages may frame it.
CREATE TABLE connections.connect_pages (
  workspace_id    uuid        PRIMARY KEY,
  name            varchar(120),
  color           varchar(7),
  logo            text,                             -- a data: URL
  frame_ancestors text[]      NOT NULL DEFAULT '{}',
  updated_at      timestamptz NOT NULL DEFAULT now()
);

-- Only where the Citus extension is installed, and before any foreign key exists.
DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
  FOREACH name IN ARRAY ARRAY['sessions', 'connect_pages'] LOOP
    PERFORM create_distributed_table('connections.' || name, 'workspace_id', colocate_with => 'connections.workspaces');
  END LOOP;
END $$;

ALTER TABLE connections.sessions
  ADD FOREIGN KEY (workspace_id, user_id) REFERENCES connections.users (workspace_id, id) ON DELETE CASCADE,
  ADD FOREIGN KEY (workspace_id, api_key_id) REFERENCES connections.api_keys (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE connections.connect_pages
  ADD FOREIGN KEY (workspace_id) REFERENCES connections.workspaces (workspace_id) ON DELETE CASCADE;
