-- Who was told by a provider to stay away from what is counted, so that it is not everybody: names are hashes, values
-- when it is over, in milliseconds since 1970. Accounts begin with "a", workspaces with "w".
ALTER TABLE connections.call_budgets ADD COLUMN shut_out jsonb NOT NULL DEFAULT '{}';

-- Rows of what was named once are not kept for a day: each is given its end when it is made, and a new one when half
-- the time to it has passed.
ALTER TABLE connections.call_budgets ALTER COLUMN expires_at SET DEFAULT now() + interval '10 minutes';
