import { Enlace, FetchError, NotConnected, ResponseError, items, problemOf } from '@enlace/sdk';

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

async function late(name: string): Promise<void> {
  const url = `${process.env.ENLACE_URL}/${name}`;
  try {
    await new Enlace({ url, apiKey: 'key', timeoutMs: 500 }).connections.listConnections();
  } catch (error) {
    const late = error instanceof FetchError && error.cause.name === 'TimeoutError';
    console.log(name, late ? 'late' : error);
  }
}

/** What we wait for is given up after a while. */
async function stopped(
  name: string,
  waits: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const signal = AbortSignal.timeout(500);
  const began = Date.now();
  try {
    await waits(signal);
  } catch (error) {
    const stopped = signal.aborted && Date.now() - began < 10_000;
    console.log(name, stopped ? 'stopped' : error);
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
const other = await at('other').actingFor('luis').oauth.getOAuthAttempt({ attemptId: ID });
console.log('other', other.attemptId);
await late('silent');
await stopped('busy', (signal) => at('busy').connections.listConnections({}, { signal }));
await stopped('left', (signal) => at('nobody').awaitConnection(ID, 60_000, signal));
