import { type Problem, ProblemFromJSON, ResponseError } from './generated/index.js';

/** An OAuth attempt that brought no connection: it failed, or nobody came back in time. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';

  /** @param code the code of the problem; `undefined` if it is time */
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

/** The problem that was answered; `undefined` if something else went wrong. */
export async function problemOf(error: unknown): Promise<Problem | undefined> {
  if (!(error instanceof ResponseError)) {
    return undefined;
  }
  const type = error.response.headers.get('Content-Type') ?? '';
  return type.startsWith('application/problem+json')
    ? ProblemFromJSON(await error.response.clone().json())
    : undefined;
}
