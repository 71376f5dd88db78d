import { pause } from './pause.js';

/**
 * How often a request that was answered 429 or 503 is sent again, and how long it waits for that.
 * `Retry-After` is obeyed; where it asks for more than `longestWaitMs` the answer is given back at
 * once, since asking earlier would only be refused again.
 */
export interface Patience {
  /** How often a request is sent at most, the first time included. */
  attempts: number;
  /** Between two attempts. */
  longestWaitMs: number;
}

/** Four attempts, up to half a minute apart. */
export const PATIENT: Patience = { attempts: 4, longestWaitMs: 30_000 };

const TRY_AGAIN: ReadonlySet<number> = new Set([429, 503]);
const FIRST_WAIT_MS = 250;
const IDEMPOTENCY_KEY = 'Idempotency-Key';

/**
 * A fetch that sends a request again. Every POST gets an `Idempotency-Key` if it has none, the same
 * for all its attempts, so that it has its effect once. Every attempt ends after that time, and all
 * of it, the waits too, when the request's own signal is aborted.
 */
export function patientFetch(
  send: typeof fetch,
  patience: Patience,
  timeoutMs: number,
): typeof fetch {
  return async (input, init) => {
    const same = repeatable(init);
    for (let attempt = 1; ; attempt++) {
      const response = await send(input, { ...same, signal: within(timeoutMs, init?.signal) });
      const wait = waitAfter(attempt, response, patience);
      if (wait === undefined) {
        return response;
      }
      await response.body?.cancel();
      await pause(wait, init?.signal);
    }
  };
}

function within(timeoutMs: number, signal: AbortSignal | null | undefined): AbortSignal {
  const late = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, late]) : late;
}

function repeatable(init: RequestInit | undefined): RequestInit | undefined {
  const headers = new Headers(init?.headers);
  if (init?.method?.toUpperCase() !== 'POST' || headers.has(IDEMPOTENCY_KEY)) {
    return init;
  }
  headers.set(IDEMPOTENCY_KEY, crypto.randomUUID());
  return { ...init, headers };
}

function waitAfter(attempt: number, response: Response, patience: Patience): number | undefined {
  if (attempt >= patience.attempts || !TRY_AGAIN.has(response.status)) {
    return undefined;
  }
  const wait = asked(response) ?? doubling(attempt);
  return wait <= patience.longestWaitMs ? wait : undefined;
}

/** Enlace answers seconds (RFC 9110, 10.2.3). */
function asked(response: Response): number | undefined {
  const text = response.headers.get('Retry-After');
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined;
}

/** With chance, so that those who were refused together do not come back together. */
function doubling(attempt: number): number {
  const most = FIRST_WAIT_MS * 2 ** Math.min(attempt, 10);
  return most / 2 + (Math.random() * most) / 2;
}
