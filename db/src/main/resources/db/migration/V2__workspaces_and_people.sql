CREATE TABLE connections.workspaces (
  workspace_id uuid         PRIMARY KEY,
  name         varchar(120) NOT NULL,
  settings     jsonb        NOT NULL DEFAULT '{}',  -- success URLs, OAuth confirmation
  created_at   timestamptz  NOT NULL DEFAULT now(),
  disabled_at  timestamptz
);

-- One keyring a workspace and purpose, each key sealed by a root key.
CREATE TABLE connections.data_keys (
  workspace_id uuid        NOT NULL,
  id           integer     NOT NULL,                -- stands in front of every ciphertext
  purpose      varchar(16) NOT NULL CHECK (purpose IN ('tokens', 'state', 'idempotency', 'mirror', 'audit')),
  status       varchar(16) NOT NULL CHECK (status IN ('primary', 'active', 'retired')),
  root_id      integer     NOT NULL,
  wrapped_key  bytea       NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  retired_at   timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX data_keys_one_primary ON connections.data_keys (workspace_id, purpose) WHERE status = 'primary';

CREATE TABLE connections.users (
  workspace_id uuid         NOT NULL,
  id           uuid         NOT NULL,
  kind         varchar(16)  NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'service')),  -- service: the principal behind an API key
  issuer       varchar(255) NOT NULL,               -- 'external' (header Enlace-User), 'key' (service user), an OIDC issuer...
  subject      varchar(255) NOT NULL,
  display_name varchar(255),
  role         varchar(16)  NOT NULL DEFAULT 'member' CHECK (role IN ('admin', 'member', 'reader')),
  created_at   timestamptz  NOT NULL DEFAULT now(),
  disabled_at  timestamptz,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, issuer, subject)
);

CREATE TABLE connections.api_keys (
  workspace_id uuid         NOT NULL,
  key_hash     bytea        NOT NULL,               -- SHA-256 of the whole string
  id           uuid         NOT NULL,
  user_id      uuid         NOT NULL,               -- the service user: a rotated key keeps what it owns
  name         varchar(120) NOT NULL,
  prefix       varchar(16)  NOT NULL,               -- shown in lists
  role         varchar(16)  NOT NULL CHECK (role IN ('admin', 'member', 'reader')),
  permissions  text[]       NOT NULL DEFAULT '{}',  -- act_as, tokens:reveal, tokens:reveal_refresh, instance_admin
  created_at   timestamptz  NOT NULL DEFAULT now(),
  expires_at   timestamptz  NOT NULL DEFAULT 'infinity',
  revoked_at   timestamptz,
  last_used_at timestamptz,                         -- batched, at most once a minute
  PRIMARY KEY (workspace_id, key_hash),
  UNIQUE (workspace_id, id)
) WITH (fillfactor = 80);
