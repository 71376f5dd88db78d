import type { PanelSessionResponse } from '../contract';
import { call, get, post, Refused, writeWith } from './http';
import { recall, remember } from './kept';

const SIGNED_IN = 'signedIn';

/** Who is signed in, or nobody. A browser in which nobody ever was is not even asked. */
export async function currentSession(): Promise<PanelSessionResponse | undefined> {
  if (!recall(SIGNED_IN)) {
    return undefined;
  }
  try {
    return begun(await get<PanelSessionResponse>('/panel/session'));
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      forgetSession();
      return undefined;
    }
    throw error;
  }
}

export async function signIn(apiKey: string): Promise<PanelSessionResponse> {
  return begun(await post<PanelSessionResponse>('/panel/session', { apiKey }));
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/panel/session');
  forgetSession();
}

export function forgetSession(): void {
  remember(SIGNED_IN, '');
  writeWith('');
}

function begun(session: PanelSessionResponse): PanelSessionResponse {
  remember(SIGNED_IN, 'yes');
  writeWith(session.csrfToken);
  return session;
}
