import type { FinishedConnectSessionResponse } from '../contract';
import { post } from '../base/http';
import { framed, listener } from './listener';

/**
 * Ends the session and goes back to the application, with a connection or, where the person has
 * cancelled, without. A page that has opened this one is told, if it is of the same origin as the
 * success URL, which the workspace has allowed; a frame then stays.
 */
export async function finish(connectionId?: string): Promise<void> {
  const { redirectUrl } = await post<FinishedConnectSessionResponse>(
    '/connect/session/finish',
    connectionId ? { connectionId } : {},
  );
  const target = new URL(redirectUrl);
  const confirmation = target.searchParams.get('confirmation') ?? undefined;
  const outcome = connectionId
    ? { enlace: 'connected', connectionId, confirmation }
    : { enlace: 'cancelled' };
  listener()?.postMessage(outcome, target.origin);
  if (!framed) {
    location.assign(redirectUrl);
  }
}
