-- A workspace of 4,000 rows a table beside one of 16,000 and some thousands of one, which is what a
-- generic plan takes all of them for. Row 2,000 of the first is the one that is asked for: in every
-- table it has the same id, and its hashes are its number.
SET session_replication_role = replica;

CREATE FUNCTION pg_temp.id(n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql
  RETURN ('00000000-0001-7000-8000-' || lpad(n::text, 12, '0'))::uuid;
CREATE FUNCTION pg_temp.hash(n bigint) RETURNS bytea IMMUTABLE LANGUAGE sql
  RETURN decode(lpad(n::text, 64, '0'), 'hex');

-- Of every row: its workspace, its number, its ids and hash, a destination, and a moment for each.
CREATE TEMP TABLE rows AS
SELECT pg_temp.id(w) AS w, n, pg_temp.id(n) AS id, pg_temp.hash(n) AS hash,
  pg_temp.id(CASE WHEN n % 2 = 0 THEN 2000 ELSE 1990 END) AS destination,
  now() - (20000 - n) * interval '1 minute' AS past, now() + (n - 100) * interval '1 minute' AS at
FROM (SELECT 1 AS w, n FROM generate_series(1, 4000) n
      UNION ALL SELECT 2, n FROM generate_series(1, 16000) n
      UNION ALL SELECT w, 1 FROM generate_series(3, 4000) w) x;

INSERT INTO connections.available_connections
  (id, slug, auth_type, provider, name, category, source_hash)
VALUES (pg_temp.id(1), 'airtable', 'oauth', 'airtable', 'Airtable', 'data', '\x00'),
  (pg_temp.id(2), 'gmail', 'oauth', 'google', 'Gmail', 'email', '\x00');

INSERT INTO connections.workspaces (workspace_id, name)
SELECT pg_temp.id(n), 'no. ' || n FROM generate_series(1, 4000) n;

INSERT INTO connections.data_keys (workspace_id, id, purpose, status, root_id, wrapped_key)
SELECT pg_temp.id(n), p.id, p.purpose, 'primary', 1, '\x00'
FROM generate_series(1, 4000) n
CROSS JOIN (VALUES (1, 'tokens'), (2, 'state'), (3, 'audit')) p (id, purpose);

INSERT INTO connections.key_rotations (workspace_id, id, purposes, state, rows_total, ended_at)
SELECT pg_temp.id(n % 100 + 1), pg_temp.id(n), '{tokens}', 'completed', 1, now()
FROM generate_series(1, 8000) n;

INSERT INTO connections.audit_heads (workspace_id)
SELECT pg_temp.id(n) FROM generate_series(1, 4000) n;

INSERT INTO connections.rate_limits (id, expires_at)
SELECT hash, extract(epoch FROM past)::bigint * 1000 FROM rows ON CONFLICT DO NOTHING;

INSERT INTO connections.call_budgets (id, taken_until, expires_at)
SELECT hash, array_fill('epoch'::timestamptz, ARRAY[5]), past FROM rows ON CONFLICT DO NOTHING;

INSERT INTO connections.users (workspace_id, id, issuer, subject)
SELECT w, id, 'external', 'user-' || n FROM rows;

INSERT INTO connections.api_keys (workspace_id, key_hash, id, user_id, name, prefix, role)
SELECT w, hash, id, id, 'key', 'enl_key', 'member' FROM rows;

-- Row 2,000's user owns a third and is shared a third.
INSERT INTO connections.connections
  (workspace_id, id, available_connection_id, slug, auth_type, owner_id, visibility, label,
   account_id, state, state_reason, key_id, access_token, refresh_token, token_type, expires_at,
   refreshed_at)
SELECT w, r.id, a.id, a.slug, 'oauth',
  CASE WHEN n % 3 = 0 THEN pg_temp.id(2000) ELSE r.id END,
  CASE WHEN n % 40 = 6 THEN 'private' ELSE 'restricted' END, 'no. ' || n,
  'account ' || n, CASE WHEN n % 50 = 1 THEN 'needs_reauth' ELSE 'active' END,
  CASE WHEN n % 50 = 1 THEN 'gone' END, 1, hash, hash, 'Bearer', now() + interval '1 hour', now()
FROM rows r
JOIN connections.available_connections a
  ON a.slug = CASE WHEN n % 2 = 0 THEN 'gmail' ELSE 'airtable' END;

INSERT INTO connections.connection_grants (workspace_id, connection_id, user_id, granted_by)
SELECT w, id, CASE WHEN n % 3 = 1 THEN pg_temp.id(2000) ELSE pg_temp.id(n + 1) END, id FROM rows;

-- Everybody has said once whom theirs may write to.
INSERT INTO connections.recipient_history
  (workspace_id, connection_id, version, allow, deny, changed_by)
SELECT w, id, 1, '{@example.com}', '{}', pg_temp.id(2000) FROM rows;

-- A hundred are due, and most of the small workspaces.
INSERT INTO connections.connection_upkeep (workspace_id, connection_id, look_at)
SELECT w, id, at FROM rows;

-- A tenth of the attempts waits for a confirmation.
INSERT INTO connections.oauth_states
  (workspace_id, id, user_id, available_connection_id, connection_id, request, verifier, key_id,
   expires_at, confirmation_hash)
SELECT w, r.id, r.id, a.id, r.id, '{"confirmation": false}', hash, 1,
  now() + (n - 1500) * interval '1 minute', CASE WHEN n % 10 = 0 THEN hash END
FROM rows r
JOIN connections.available_connections a ON a.slug = 'airtable';

INSERT INTO connections.destinations (workspace_id, id, kind, url, secret, key_id)
SELECT w, id, 'webhook', 'https://receiver.test', hash, 1
FROM rows WHERE n BETWEEN 1990 AND 2010 OR n = 1;

INSERT INTO connections.outbox (workspace_id, connection_id, seq, id, type, payload, at)
SELECT w, id, 1, id, 'connection.created', '{}', past FROM rows;

INSERT INTO connections.outbox_streams
  (workspace_id, destination_id, connection_id, first_seq, last_seq, due_at)
SELECT w, destination, id, 2, 2, at FROM rows;

INSERT INTO connections.deliveries
  (workspace_id, destination_id, id, connection_id, event_id, seq, type, attempt, duration_ms, at)
SELECT w, destination, id, id, id, 1, 'connection.created', 1, 5, past FROM rows;

INSERT INTO connections.dead_letters
  (workspace_id, id, destination_id, connection_id, seq, event_id, type, payload, happened_at,
   attempts, error, died_at, replayed_at)
SELECT w, id, destination, id, 1, id, 'connection.created', '{}', past, 8, 'gone', past,
  CASE WHEN n % 50 = 0 THEN NULL ELSE now() END
FROM rows;

INSERT INTO connections.idempotency_keys
  (workspace_id, key_hash, request_hash, lease_id, lease_until, expires_at)
SELECT w, hash, hash, id, now() + interval '1 hour', now() + (n - 1500) * interval '1 minute'
FROM rows;

INSERT INTO connections.connect_pages (workspace_id)
SELECT pg_temp.id(n) FROM generate_series(1, 4000) n;

INSERT INTO connections.sessions
  (workspace_id, id_hash, id, kind, user_id, api_key_id, seen_at, idle_until, expires_at)
SELECT w, hash, id, 'panel', id, id, now() - interval '1 hour', now() + interval '1 hour',
  now() + (n - 1500) * interval '1 minute'
FROM rows;

INSERT INTO connections.audit_inbox (workspace_id, id, action, actor_kind)
SELECT w, id, 'token.handed_out', 'user' FROM rows;

-- Seldom anything else than a hand-out; each sealed a second after it happened.
INSERT INTO connections.audit_events
  (workspace_id, sealed_at, seq, id, at, action, actor_id, actor_kind, target_id, detail, key_id,
   hash)
SELECT w, past, n, id, past - interval '1 second',
  CASE WHEN n % 200 = 0 THEN 'connection.created' ELSE 'token.handed_out' END,
  pg_temp.id(n % 100 + 1950), 'user', pg_temp.id(n % 100 + 1950), '{"slug": "gmail"}', 1, '\x00'
FROM rows;

INSERT INTO connections.audit_checkpoints (workspace_id, seq, hash, key_id, signature)
SELECT w, n, '\x00', 1, '\x00' FROM rows;

INSERT INTO connections.refresh_tallies
  (workspace_id, hour, provider, renewed, failed, needs_reauth, latencies)
SELECT w, date_trunc('hour', now()) - n * interval '1 hour', 'airtable', 1, 0, 0, '{1}' FROM rows;
