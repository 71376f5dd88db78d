ALTER TABLE connections.users ADD FOREIGN KEY (workspace_id)
  REFERENCES connections.workspaces (workspace_id);
ALTER TABLE connections.api_keys ADD FOREIGN KEY (workspace_id, user_id)
  REFERENCES connections.users (workspace_id, id);
ALTER TABLE connections.connections ADD FOREIGN KEY (workspace_id, owner_id)
  REFERENCES connections.users (workspace_id, id);
ALTER TABLE connections.connections ADD FOREIGN KEY (available_connection_id)
  REFERENCES connections.available_connections (id);
ALTER TABLE connections.connection_grants ADD FOREIGN KEY (workspace_id, connection_id)
  REFERENCES connections.connections (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE connections.connection_grants ADD FOREIGN KEY (workspace_id, user_id)
  REFERENCES connections.users (workspace_id, id) ON DELETE CASCADE;
