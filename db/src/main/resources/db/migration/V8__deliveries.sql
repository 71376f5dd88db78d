ALTER TABLE connections.destinations
  ADD COLUMN description varchar(200) NOT NULL DEFAULT '',
  ADD COLUMN version     integer      NOT NULL DEFAULT 1;

-- Streams are claimed for one destination at a time, so that those of a slow one stand in nobody's way.
CREATE INDEX outbox_streams_lane ON connections.outbox_streams (workspace_id, destination_id, due_at);
DROP INDEX connections.outbox_streams_due;
DROP INDEX connections.outbox_streams_discovery;

-- Events that a destination did not take in any of the attempts.
CREATE TABLE connections.dead_letters (
  workspace_id   uuid        NOT NULL,
  id             uuid        NOT NULL,                     -- UUIDv7
  destination_id uuid        NOT NULL,
  connection_id  uuid        NOT NULL,
  seq            bigint      NOT NULL,
  event_id       uuid        NOT NULL,
  type           varchar(48) NOT NULL,
  payload        jsonb       NOT NULL,                     -- copied: the outbox forgets it
  happened_at    timestamptz NOT NULL,
  attempts       integer     NOT NULL,
  error          text        NOT NULL,
  died_at        timestamptz NOT NULL DEFAULT now(),
  replayed_at    timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX dead_letters_event ON connections.dead_letters (workspace_id, destination_id, event_id);

-- The log that people look at.
CREATE TABLE connections.deliveries (
  workspace_id   uuid        NOT NULL,
  destination_id uuid        NOT NULL,
  id             uuid        NOT NULL,                     -- UUIDv7
  connection_id  uuid        NOT NULL,
  event_id       uuid        NOT NULL,
  seq            bigint      NOT NULL,
  type           varchar(48) NOT NULL,
  attempt        integer     NOT NULL,                     -- 0: somebody asked for it
  status         smallint, duration_ms integer NOT NULL, error text,
  at             timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, destination_id, id)
);
CREATE INDEX deliveries_age ON connections.deliveries (at);

DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
    RETURN;
  END IF;
  PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
  FOREACH name IN ARRAY ARRAY['dead_letters', 'deliveries'] LOOP
    PERFORM create_distributed_table('connections.' || name, 'workspace_id', colocate_with => 'connections.workspaces');
  END LOOP;
END $$;
