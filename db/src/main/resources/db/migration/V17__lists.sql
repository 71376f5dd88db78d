-- A page of the list costs as many rows as it has, whatever it is filtered by: the oldest few of a
-- hundred thousand may be the only private ones, or all but a few may have stopped to work.
DROP INDEX connections.connections_owner;
DROP INDEX connections.connections_unwell;
DROP INDEX connections.connections_restricted;
CREATE INDEX connections_owner      ON connections.connections (workspace_id, owner_id, id, slug, state, visibility);
CREATE INDEX connections_state      ON connections.connections (workspace_id, state, id, slug, owner_id, visibility);
CREATE INDEX connections_visibility ON connections.connections (workspace_id, visibility, id, slug, owner_id, state);
