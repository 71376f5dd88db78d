-- Grants whose account was never learnt: few, and each may be of the account whose others are counted.
CREATE INDEX connections_unnamed ON connections.connections (available_connection_id)
  WHERE account_id IS NULL AND auth_type = 'oauth';

-- Why a provider is left alone until retry_at: what those are told who ask meanwhile.
ALTER TABLE connections.connections ADD COLUMN retry_reason varchar(32);
