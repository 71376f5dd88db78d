-- What belongs to the whole installation. On Citus: reference tables, and rate_limits by its own key.
DO $$
BEGIN
  IF to_regnamespace('connections') IS NULL THEN
    CREATE SCHEMA connections;
  END IF;
END $$;

-- Seeded from YAML; id = UUIDv5(slug), so that every replica seeds the same row.
CREATE TABLE connections.available_connections (
  id           uuid         PRIMARY KEY,
  slug         varchar(64)  NOT NULL UNIQUE,
  auth_type    varchar(32)  NOT NULL CHECK (auth_type IN ('oauth', 'credentials')),
  provider     varchar(64)  NOT NULL,
  name         varchar(120) NOT NULL,
  description  jsonb        NOT NULL DEFAULT '{}',  -- {"en": ..., "es": ...}
  category     varchar(64)  NOT NULL,
  icon         text,
  form_schema  jsonb        NOT NULL DEFAULT '{"fields":[]}',
  enabled      boolean      NOT NULL DEFAULT true,
  source_hash  bytea        NOT NULL,               -- SHA-256 of the YAML: the seed writes only what differs
  updated_at   timestamptz  NOT NULL DEFAULT now()
);

-- A root key's metadata, never the key.
CREATE TABLE connections.root_keys (
  id           integer     PRIMARY KEY,
  status       varchar(16) NOT NULL CHECK (status IN ('primary', 'active', 'retired')),
  kek          text        NOT NULL,                -- 'file:', 'env:'
  check_value  bytea       NOT NULL,                -- a known text sealed: a wrong key stops the start
  created_at   timestamptz NOT NULL DEFAULT now(),
  retired_at   timestamptz
);
CREATE UNIQUE INDEX root_keys_one_primary ON connections.root_keys (status) WHERE status = 'primary';

-- Bucket4j's buckets, shared by every replica.
CREATE TABLE connections.rate_limits (
  id           bytea PRIMARY KEY,                   -- SHA-256 of what is limited
  state        bytea,
  expires_at   bigint                               -- ms since the epoch
) WITH (fillfactor = 50);
CREATE INDEX rate_limits_expiry ON connections.rate_limits (expires_at);
