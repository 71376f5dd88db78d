import { Enlace, NotConnected, ResponseError, items, problemOf } from '@enlace/sdk';

const ID = '01990a5e-9a10-7000-8000-00000000c001';

function at(name: string): Enlace {
  return new Enlace({ url: `${process.env.ENLACE_URL}/${name}`, apiKey: 'key' });
}

async function refused(name: string): Promise<void> {
  try {
    await at(name).connections.listConnections();
  } catch (error) {
    const status = error instanceof ResponseError ? error.response.status : error;
    console.log(name, status, (await problemOf(error))?.code ?? 'none');
  }
}

async function notConnected(name: string): Promise<void> {
  try {
    await at(name).awaitConnection(ID, 0);
  } catch (error) {
    console.log(name, error instanceof NotConnected ? (error.code ?? 'none') : error);
  }
}

const waits = await at('waits').connections.listConnections();
console.log('waits', waits.items.length);
for (const name of ['hour', 'down', 'missing', 'broken', 'proxy']) {
  await refused(name);
}
for (const idempotencyKey of [undefined, undefined, 'mine']) {
  const token = await at('refreshes').tokens.refreshConnectionToken({
    connectionId: ID,
    idempotencyKey,
  });
  console.log('refreshes', token.tokenType);
}
await notConnected('denied');
await notConnected('nobody');
let found = 0;
for await (const _ of items((cursor) => at('pages').connections.listConnections({ cursor }))) {
  found++;
}
console.log('pages', found);
console.log('future', (await at('future').oauth.getOAuthAttempt({ attemptId: ID })).attemptId);
