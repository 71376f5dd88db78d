-- Whom a connection might write to, one row for each version that changed that: its own table, and not
-- the audit trail, since these are addresses of third parties, which end with the connection.
CREATE TABLE connections.recipient_history (
  workspace_id  uuid        NOT NULL,
  connection_id uuid        NOT NULL,
  version       integer     NOT NULL,               -- connections.version after the change
  allow         text[]      NOT NULL,
  deny          text[]      NOT NULL,
  changed_by    uuid        NOT NULL,
  changed_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, connection_id, version)
);

-- Only where the Citus extension is installed, and before any foreign key exists.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
    PERFORM create_distributed_table('connections.recipient_history', 'workspace_id', colocate_with => 'connections.workspaces');
  END IF;
END $$;

-- Lists from before there was a history stand at least since the last edit, and only owners set them.
INSERT INTO connections.recipient_history
  (workspace_id, connection_id, version, allow, deny, changed_by, changed_at)
SELECT c.workspace_id, c.id, c.version, c.recipient_allow, c.recipient_deny, c.owner_id, c.updated_at
FROM connections.connections c
WHERE c.recipient_allow <> '{}' OR c.recipient_deny <> '{}';

ALTER TABLE connections.recipient_history
  ADD FOREIGN KEY (workspace_id, connection_id) REFERENCES connections.connections (workspace_id, id) ON DELETE CASCADE;
