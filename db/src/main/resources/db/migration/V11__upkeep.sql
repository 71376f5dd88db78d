-- When to look after which connection. Written in batches and by whoever looks; no hand-out and no refresh ever writes it.
CREATE TABLE connections.connection_upkeep (
  workspace_id  uuid        NOT NULL,
  connection_id uuid        NOT NULL,
  look_at       timestamptz NOT NULL,
  last_used_at  timestamptz,
  uses          bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, connection_id)
) WITH (fillfactor = 70);
CREATE INDEX connection_upkeep_due ON connections.connection_upkeep (look_at);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM create_distributed_table('connections.connection_upkeep', 'workspace_id', colocate_with => 'connections.workspaces');
  END IF;
END $$;

ALTER TABLE connections.connection_upkeep
  ADD FOREIGN KEY (workspace_id, connection_id) REFERENCES connections.connections (workspace_id, id) ON DELETE CASCADE;

INSERT INTO connections.connection_upkeep (workspace_id, connection_id, look_at)
SELECT workspace_id, id, now() FROM connections.connections;
