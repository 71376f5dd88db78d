import type { PanelSessionResponse } from '../contract';
import { call, get, post, Refused, writeWith } from './http';
import { listen, recall, remember } from './kept';

/** Names the session, so that other tabs of this browser see when another one begins. */
const SIGNED_IN = 'signedIn';

/** Who is signed in, or nobody. A browser in which nobody ever was is not even asked. */
export async function currentSession(): Promise<PanelSessionResponse | undefined> {
  if (!recall(SIGNED_IN)) {
    return undefined;
  }
  try {
    return begun(await get<PanelSessionResponse>('/panel/session'));
  } catch (error) {
    if (isOver(error)) {
      forgetSession();
      return undefined;
    }
    throw error;
  }
}

export async function signIn(apiKey: string): Promise<PanelSessionResponse> {
  return begun(await post<PanelSessionResponse>('/panel/session', { apiKey }));
}

/** Fails where the session may go on. */
export async function signOut(): Promise<void> {
  try {
    await call('DELETE', '/panel/session');
  } catch (error) {
    if (!isOver(error)) {
      throw error;
    }
  }
  forgetSession();
}

export function forgetSession(): void {
  remember(SIGNED_IN, '');
  writeWith('');
}

/** Tells when somebody signs in or out in another tab; the cookie is the same. */
export function onOtherTab(changed: () => void): () => void {
  return listen(SIGNED_IN, changed);
}

/** Whether both show and may do the same. */
export function isSame(one: PanelSessionResponse, other: PanelSessionResponse): boolean {
  return one.workspaceId === other.workspaceId && one.userId === other.userId;
}

function begun(session: PanelSessionResponse): PanelSessionResponse {
  remember(SIGNED_IN, `${session.workspaceId} ${session.userId} ${session.expiresAt}`);
  writeWith(session.csrfToken);
  return session;
}

function isOver(error: unknown): boolean {
  return error instanceof Refused && error.status === 401;
}
