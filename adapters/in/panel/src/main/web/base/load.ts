import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from './http';

export type Loaded<T> = {
  data: T | undefined;
  error: Refused | undefined;
  loading: boolean;
  reload: () => void;
};

/** Tells everything that failed for want of a session to load again. */
export const SIGNED_IN = 'signed-in';

/**
 * Loads when the key changes and on demand; an answer that comes too late is dropped. What was
 * loaded before stays until there is something newer, even where it is not to be had for now: a form
 * that stands on it keeps what was typed.
 */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ key, loading: true });
  const turn = useRef(0);
  // Whoever reloads later reloads what is shown then.
  const latest = useRef({ key, load });
  latest.current = { key, load };
  const reload = useCallback(() => {
    const mine = ++turn.current;
    const { key, load } = latest.current;
    const settle = (next: (before: State<T>) => State<T>) => mine === turn.current && setState(next);
    setState((before) => ({ ...before, loading: true }));
    load().then(
      (data) => settle(() => ({ key, data, loading: false })),
      (failure) => {
        const error = asRefused(failure);
        settle((before) => ({
          key,
          error,
          loading: false,
          ...(before.data !== undefined && isPassing(error) ? { data: before.data } : {}),
        }));
      },
    );
  }, []);
  useEffect(() => {
    reload();
    return () => {
      turn.current++;
    };
  }, [key]);
  const refused = state.error?.status === 401;
  useEffect(() => {
    if (!refused) {
      return undefined;
    }
    addEventListener(SIGNED_IN, reload);
    return () => removeEventListener(SIGNED_IN, reload);
  }, [refused]);
  const current = state.key === key;
  return {
    data: state.data,
    error: current ? state.error : undefined,
    loading: !current || state.loading,
    reload,
  };
}

type State<T> = { key: string; data?: T; error?: Refused; loading: boolean };

/** Whether it says nothing of what was asked for. */
function isPassing({ status }: Refused): boolean {
  return status < 400 || status === 401 || status === 429 || status >= 500;
}

export type Action = {
  busy: boolean;
  error: Refused | undefined;
  run: (action: () => Promise<void>) => Promise<void>;
  clear: () => void;
};

/** Runs one thing at a time and keeps what went wrong with it. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Refused | undefined>(undefined);
  // Known at once: two clicks may come before anything is drawn anew.
  const running = useRef(false);
  const run = async (action: () => Promise<void>) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await action();
    } catch (failure) {
      setError(asRefused(failure));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, error, run, clear: () => setError(undefined) };
}

export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) {
    return error;
  }
  console.error(error);
  return new Refused(0, 'INTERNAL_ERROR', '', '', [], {});
}
