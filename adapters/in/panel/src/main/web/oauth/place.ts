import { giveUp } from '../base/unsaved';

/** How somebody came back from a provider. */
export type Arrival = { connectionId: string } | { error: string };

const PLACE = 'enlace.place';

/** Goes to the provider in this tab, so that nothing can block it, and keeps where one was. */
export function leaveFor(authUrl: string): void {
  requireWeb(authUrl);
  sessionStorage.setItem(PLACE, location.hash || '#/');
  giveUp();
  location.assign(authUrl);
}

/**
 * Goes there in a window of its own; where the browser opens none, a link has to. What is opened
 * cannot reach back: the provider has no business with this page.
 */
export function openFor(authUrl: string): void {
  requireWeb(authUrl);
  open(authUrl, '_blank', 'popup,noopener,width=560,height=760');
}

function requireWeb(address: string): void {
  if (!/^https?:\/\//.test(address)) {
    throw new Error('not an address of the web');
  }
}

/**
 * Takes the outcome out of the address and goes back to where one was. An outcome that nobody in
 * this tab waited for is none: anybody can make such a link.
 */
export function arrive(): Arrival | undefined {
  const query = new URLSearchParams(location.search);
  if (![...query.keys()].length) {
    return undefined;
  }
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  history.replaceState(null, '', location.pathname + (place ?? location.hash));
  const connectionId = query.get('connectionId');
  const error = query.get('error');
  if (!place) {
    return undefined;
  }
  if (connectionId) {
    return { connectionId };
  }
  return error ? { error } : undefined;
}
