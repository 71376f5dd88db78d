-- The mirror and every webhook.
CREATE TABLE connections.destinations (
  workspace_id uuid        NOT NULL,
  id           uuid        NOT NULL,
  kind         varchar(16) NOT NULL CHECK (kind IN ('mirror', 'webhook')),
  url          text, events text[],                 -- events null: all
  secret       bytea, secret_old bytea, secret_old_until timestamptz, key_id integer,
  enabled      boolean     NOT NULL DEFAULT true,
  failing_since timestamptz, disabled_reason varchar(64),
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);

-- What happened; append only.
CREATE TABLE connections.outbox (
  workspace_id  uuid        NOT NULL,
  connection_id uuid        NOT NULL,
  seq           bigint      NOT NULL,               -- connections.seq after the change: no gap, in order of commit (the row is locked till then)
  id            uuid        NOT NULL,               -- of the event: the receiver's idempotency key
  type          varchar(48) NOT NULL,
  payload       jsonb       NOT NULL,               -- never a secret
  at            timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, connection_id, seq)
);
CREATE INDEX outbox_age ON connections.outbox (at);

-- What is still to be told: (destination, connection) with its span; tiny, mutable.
CREATE TABLE connections.outbox_streams (
  workspace_id   uuid        NOT NULL,
  destination_id uuid        NOT NULL,
  connection_id  uuid        NOT NULL,
  first_seq      bigint      NOT NULL,
  last_seq       bigint      NOT NULL,
  due_at         timestamptz NOT NULL,              -- next attempt; moved only by a failure, so that a claim is HOT (claim_* are not indexed)
  claim_id       uuid,
  claim_until    timestamptz NOT NULL DEFAULT '-infinity',
  attempts       integer     NOT NULL DEFAULT 0,
  last_error     text,
  PRIMARY KEY (workspace_id, destination_id, connection_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX outbox_streams_due       ON connections.outbox_streams (workspace_id, due_at);
CREATE INDEX outbox_streams_discovery ON connections.outbox_streams (due_at, workspace_id);

-- Written by everybody, in the transaction of the change.
CREATE TABLE connections.audit_inbox (
  workspace_id uuid        NOT NULL,
  id           uuid        NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  action       varchar(64) NOT NULL,
  actor_id     uuid, actor_kind varchar(16) NOT NULL, target_id uuid,
  origin       inet, request_id varchar(64),
  detail       jsonb       NOT NULL DEFAULT '{}',
  PRIMARY KEY (workspace_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
