-- Set while a request with a key does what cannot be undone, such as sending a message: who finds it
-- with its lease run out does not do it again.
ALTER TABLE connections.idempotency_keys ADD COLUMN begun boolean NOT NULL DEFAULT false;
