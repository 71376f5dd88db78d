import { call, Refused } from './http';

/** What was asked for last and may have been done, although no answer came. */
let unanswered: { request: string; key: string } | undefined;

/**
 * Makes something. Asked for again because no answer came, or by somebody who clicks twice, it is
 * made once: the same request goes out under the same key until the server has said what became of
 * it. Whoever asks for the same after that wants another one.
 */
export async function create<T>(path: string, body?: unknown): Promise<T> {
  const request = `${path}\n${JSON.stringify(body)}`;
  const key = unanswered?.request === request ? unanswered.key : random();
  unanswered = { request, key };
  try {
    const { data } = await call<T>('POST', path, body, { idempotencyKey: key });
    unanswered = undefined;
    return data;
  } catch (error) {
    if (error instanceof Refused && isDecided(error)) {
      unanswered = undefined;
    }
    throw error;
  }
}

function isDecided({ status, code }: Refused): boolean {
  return status >= 400 && status < 500 && status !== 429 && code !== 'IDEMPOTENCY_KEY_IN_FLIGHT';
}

function random(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
