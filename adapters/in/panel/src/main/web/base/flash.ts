import type { Kind } from '../parts/Notice';

export type Flash = { kind: Kind; text: string };

let waiting: Flash | undefined;

/** Says something on the next view. */
export function flash(kind: Kind, text: string): void {
  waiting = { kind, text };
}

/** What is to be said here, once. */
export function takeFlash(): Flash | undefined {
  const taken = waiting;
  waiting = undefined;
  return taken;
}
