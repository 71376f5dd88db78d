import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelSessionResponse } from '../contract';

/** Whoever is signed in. */
export const Me = createContext<PanelSessionResponse | undefined>(undefined);

export function useMe(): PanelSessionResponse {
  const me = useContext(Me);
  if (!me) {
    throw new Error('nobody is signed in');
  }
  return me;
}
