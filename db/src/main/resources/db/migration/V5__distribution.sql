-- Only where the Citus extension is installed, and before any foreign key exists: else each table waits for the other.
DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
  FOREACH name IN ARRAY ARRAY['available_connections', 'root_keys'] LOOP
    PERFORM create_reference_table('connections.' || name);
  END LOOP;
  PERFORM create_distributed_table('connections.rate_limits', 'id', colocate_with => 'none');
  PERFORM create_distributed_table('connections.workspaces', 'workspace_id', colocate_with => 'none');
  FOREACH name IN ARRAY ARRAY['data_keys', 'users', 'api_keys', 'connections', 'connection_grants', 'oauth_states',
      'destinations', 'outbox', 'outbox_streams', 'audit_inbox'] LOOP
    PERFORM create_distributed_table('connections.' || name, 'workspace_id', colocate_with => 'connections.workspaces');
  END LOOP;
END $$;
