import type {
  ReconnectConnectionRequest,
  StartOAuthRequest,
  StartOAuthResponse,
} from '../contract';
import { create } from '../base/create';
import { leaveFor, openFor } from './place';

/** Starts to connect an account, and goes to the provider. */
export async function start(request: StartOAuthRequest): Promise<void> {
  leaveFor((await create<StartOAuthResponse>('/connections/oauth/start', request)).authUrl);
}

/** Starts to connect an account in another window, which has none of this one's cookies. */
export async function startElsewhere(request: StartOAuthRequest): Promise<string> {
  const { authUrl } = await create<StartOAuthResponse>('/connections/oauth/start', {
    ...request,
    askFirst: true,
  });
  openFor(authUrl);
  return authUrl;
}

/** Starts to connect an account again, which keeps everything else of the connection. */
export async function startAgain(id: string, request: ReconnectConnectionRequest): Promise<void> {
  leaveFor((await create<StartOAuthResponse>(`/connections/${id}/reconnect`, request)).authUrl);
}
