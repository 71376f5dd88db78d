import type { FinishedConnectSessionResponse } from '../contract';
import { post } from '../base/http';

/**
 * Ends the session and goes back to the application. A page that has opened this one is told, if it
 * is of the same origin as the success URL, which the workspace has allowed; a frame then stays.
 */
export async function finish(connectionId: string): Promise<void> {
  const { redirectUrl } = await post<FinishedConnectSessionResponse>('/connect/session/finish', {
    connectionId,
  });
  const target = new URL(redirectUrl);
  const outcome = {
    enlace: 'connected',
    connectionId,
    confirmation: target.searchParams.get('confirmation') ?? undefined,
  };
  const framed = parent !== window;
  const listener: Window | null = framed ? parent : opener;
  listener?.postMessage(outcome, target.origin);
  if (!framed) {
    location.assign(redirectUrl);
  }
}
