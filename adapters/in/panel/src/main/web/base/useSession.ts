import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelSessionResponse } from '../contract';
import { type Refused, speakFor } from './http';
import { asRefused, SIGNED_IN } from './load';
import { currentSession, forgetSession, isSame, onOtherTab } from './session';

export type Session = {
  who: PanelSessionResponse | 'asking' | 'nobody';
  /** Whether it has ended: what is on the page stays until somebody signs in again. */
  ended: boolean;
  /** Whether somebody else has signed in, in another tab. */
  replaced: boolean;
  error: Refused | undefined;
  ask: () => void;
  signedIn: (session: PanelSessionResponse) => void;
  signedOut: () => void;
  /** It is known now that somebody else has signed in. */
  seen: () => void;
};

/** Who is signed in, whatever happens to the session here or in another tab. */
export function useSession(): Session {
  const [who, setWho] = useState<Session['who']>('asking');
  const [ended, setEnded] = useState(false);
  const [replaced, setReplaced] = useState(false);
  const [error, setError] = useState<Refused | undefined>(undefined);
  const last = useRef<PanelSessionResponse | undefined>(undefined);
  const signedIn = (session: PanelSessionResponse) => {
    last.current = session;
    setWho(session);
    setEnded(false);
    setReplaced(false);
    dispatchEvent(new Event(SIGNED_IN));
  };
  const signedOut = () => {
    last.current = undefined;
    setWho('nobody');
    setEnded(false);
  };
  const end = () => {
    forgetSession();
    setEnded(last.current !== undefined);
  };
  const ask = () => {
    setError(undefined);
    currentSession().then(
      (session) => (session ? signedIn(session) : signedOut()),
      (failure) => setError(asRefused(failure)),
    );
  };
  const askAgain = () => {
    const before = last.current;
    currentSession().then(
      (session) => {
        if (session) {
          signedIn(session);
          setReplaced(before !== undefined && !isSame(before, session));
        } else {
          end();
        }
      },
      () => {
        // whatever is asked for next will tell
      },
    );
  };
  useEffect(() => {
    speakFor('panel', end, askAgain);
    return onOtherTab(askAgain);
  }, []);
  const seen = () => setReplaced(false);
  return { who, ended, replaced, error, ask, signedIn, signedOut, seen };
}
