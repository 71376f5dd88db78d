import type { Problem, Violation } from '../contract';
import { language } from '../i18n/texts';

/** What the server said no with, or `NETWORK` where it said nothing at all. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly reason: string,
    readonly violations: Violation[],
    readonly metadata: Record<string, unknown>,
  ) {
    super(code);
  }
}

export type Answer<T> = { data: T; etag: string };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const session = { name: 'panel', csrf: '', ended: () => {}, replaced: () => {} };

/**
 * Says which cookie counts, and what is to be done when it no longer does: because the session has
 * ended, or because another one has taken its place in this browser.
 */
export function speakFor(
  name: 'panel' | 'connect',
  ended: () => void,
  replaced: () => void = () => {},
): void {
  session.name = name;
  session.ended = ended;
  session.replaced = replaced;
}

/** The token that every write has to carry. */
export function writeWith(csrfToken: string): void {
  session.csrf = csrfToken;
}

export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  { ifMatch, idempotencyKey }: { ifMatch?: string; idempotencyKey?: string } = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    'Accept': 'application/json',
    'Accept-Language': language(),
    'Enlace-Session': session.name,
  };
  if (method !== 'GET' && session.csrf) {
    headers['Enlace-Csrf-Token'] = session.csrf;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (ifMatch) {
    headers['If-Match'] = ifMatch;
  }
  if (idempotencyKey) {
    headers['Idempotency-Key'] = idempotencyKey;
  }
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) {
    request.body = JSON.stringify(body);
  }
  const response = await fetch(path, request).catch(() => {
    throw new Refused(0, 'NETWORK', '', '', [], {});
  });
  if (!response.ok) {
    throw await refused(response);
  }
  const text = await response.text();
  return {
    data: (text ? JSON.parse(text) : undefined) as T,
    etag: response.headers.get('ETag') ?? '',
  };
}

export async function get<T>(path: string): Promise<T> {
  return (await call<T>('GET', path)).data;
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await call<T>('POST', path, body)).data;
}

/** A path with those parameters that have a value. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) {
      parameters.set(name, value);
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

async function refused(response: Response): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  if (response.status === 401 && session.csrf) {
    session.csrf = '';
    session.ended();
  }
  if (response.status === 403 && problem.metadata?.reason === 'csrf') {
    session.replaced();
  }
  return new Refused(
    response.status,
    problem.code ?? 'INTERNAL_ERROR',
    problem.detail ?? '',
    problem.metadata?.reason ?? '',
    problem.metadata?.violations ?? [],
    problem.metadata ?? {},
  );
}
