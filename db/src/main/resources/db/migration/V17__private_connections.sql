-- The list of what is private, for an administrator; the counterpart of connections_restricted.
CREATE INDEX connections_private ON connections.connections (workspace_id, id, owner_id) WHERE visibility = 'private';

-- And for an owner, whose index has to know every column that a filter asks for.
CREATE INDEX connections_owner_filters ON connections.connections (workspace_id, owner_id, id, slug, state, visibility);
DROP INDEX connections.connections_owner;
ALTER INDEX connections.connections_owner_filters RENAME TO connections_owner;
