CREATE TABLE connections.connections (
  workspace_id uuid         NOT NULL,
  id           uuid         NOT NULL,               -- UUIDv7: (workspace_id, id) is also the order of creation
  available_connection_id uuid NOT NULL,
  slug         varchar(64)  NOT NULL,
  auth_type    varchar(32)  NOT NULL CHECK (auth_type IN ('oauth', 'credentials')),
  owner_id     uuid         NOT NULL,
  visibility   varchar(16)  NOT NULL CHECK (visibility IN ('private', 'restricted')),
  label        varchar(120) NOT NULL,
  account_id   varchar(255), account_label varchar(255),  -- at the provider
  scopes_requested text[]   NOT NULL DEFAULT '{}', scopes_granted text[] NOT NULL DEFAULT '{}',
  scopes_missing   text[]   NOT NULL DEFAULT '{}',  -- requested and not granted, the provider's aliases considered
  config       jsonb        NOT NULL DEFAULT '{}',  -- never a secret
  recipient_allow text[]    NOT NULL DEFAULT '{}', recipient_deny text[] NOT NULL DEFAULT '{}',
  version      integer      NOT NULL DEFAULT 1,     -- edits by people: ETag / If-Match
  created_at   timestamptz  NOT NULL DEFAULT now(),
  updated_at   timestamptz  NOT NULL DEFAULT now(),
  verified_at  timestamptz,                         -- null: unverified
  state        varchar(16)  NOT NULL CHECK (state IN ('pending', 'active', 'degraded', 'needs_reauth', 'revoked')),
  state_reason varchar(64),
  state_since  timestamptz  NOT NULL DEFAULT now(),
  next_action  varchar(32)  CHECK (next_action IN ('reconnect', 'wait', 'fix_configuration', 'contact_admin')),
  -- From here on replaced at every refresh; none of it indexed, so that such an UPDATE is HOT.
  seq          bigint       NOT NULL DEFAULT 1,     -- moves with every change; numbers the events
  generation   bigint       NOT NULL DEFAULT 1,     -- moves only when tokens are replaced: the compare-and-set of refreshes
  key_id       integer      NOT NULL,               -- key of every ciphertext of this row
  access_token bytea, refresh_token bytea,          -- AEAD, associated data = workspace|connection|field
  fields       jsonb,                               -- credentials: {"password": base64(AEAD)}
  token_type   varchar(32),
  expires_at   timestamptz,
  refreshed_at timestamptz,
  lease_id     uuid,                                -- the attempt that holds the lease
  lease_until  timestamptz  NOT NULL DEFAULT '-infinity',
  takeovers    smallint     NOT NULL DEFAULT 0,     -- leases that ran out: outcome unknown
  failures     smallint     NOT NULL DEFAULT 0,
  retry_at     timestamptz  NOT NULL DEFAULT '-infinity',  -- back-off, Retry-After
  PRIMARY KEY (workspace_id, id),
  CHECK ((state IN ('degraded', 'needs_reauth')) = (state_reason IS NOT NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
-- Ciphertext does not compress.
ALTER TABLE connections.connections ALTER access_token SET STORAGE EXTERNAL, ALTER refresh_token SET STORAGE EXTERNAL;
-- Columns after id are checked inside the index: a page of 50 fetches 50 heap rows whatever the filter.
CREATE INDEX connections_owner      ON connections.connections (workspace_id, owner_id, id, slug, state);
CREATE INDEX connections_slug       ON connections.connections (workspace_id, slug, id, owner_id, visibility);
CREATE INDEX connections_unwell     ON connections.connections (workspace_id, state, id, slug, owner_id, visibility) WHERE state <> 'active';
CREATE INDEX connections_restricted ON connections.connections (workspace_id, id, owner_id) WHERE visibility = 'restricted';
-- Over all workspaces: Google's revoke reaches every connection of the account.
CREATE INDEX connections_account    ON connections.connections (account_id) WHERE account_id IS NOT NULL;

-- Who else may use a restricted connection.
CREATE TABLE connections.connection_grants (
  workspace_id  uuid        NOT NULL,
  connection_id uuid        NOT NULL,
  user_id       uuid        NOT NULL,
  granted_by    uuid        NOT NULL,
  granted_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, connection_id, user_id)
);
CREATE INDEX connection_grants_user ON connections.connection_grants (workspace_id, user_id, connection_id);

-- One row an OAuth attempt; kept after it is spent, for whoever asks how it ended.
CREATE TABLE connections.oauth_states (
  workspace_id uuid        NOT NULL,
  id           uuid        NOT NULL,                -- inside the signed state string, beside workspace_id
  user_id      uuid        NOT NULL,
  browser_hash bytea,                               -- SHA-256 of the cookie that the callback requires
  available_connection_id uuid NOT NULL,
  connection_id uuid,                               -- what came of it (or, at a reconnect, what it is for)
  request      jsonb       NOT NULL,                -- label, visibility, scopes, success URL, issuer
  verifier     bytea, key_id integer,               -- PKCE verifier, sealed; both empty without PKCE
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  spent_at     timestamptz,
  outcome      varchar(16), error varchar(64),      -- what GET attempts/{id} tells
  confirmation_hash bytea, confirmed_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  CHECK (verifier IS NULL OR key_id IS NOT NULL)
);
CREATE INDEX oauth_states_expiry ON connections.oauth_states (expires_at);
-- A connection that waits for its starter's confirmation.
CREATE INDEX oauth_states_confirmation ON connections.oauth_states (workspace_id, connection_id) WHERE confirmation_hash IS NOT NULL;
