import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from './http';

export type Loaded<T> = {
  data: T | undefined;
  error: Refused | undefined;
  loading: boolean;
  reload: () => void;
};

/** Loads when the key changes and on demand; an answer that comes too late is dropped. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; data?: T; error?: Refused; loading: boolean }>({
    key,
    loading: true,
  });
  const turn = useRef(0);
  const reload = useCallback(() => {
    const mine = ++turn.current;
    setState((before) => (before.key === key ? { ...before, loading: true } : { key, loading: true }));
    load().then(
      (data) => mine === turn.current && setState({ key, data, loading: false }),
      (error) => mine === turn.current && setState({ key, error: asRefused(error), loading: false }),
    );
  }, [key]);
  useEffect(() => {
    reload();
    return () => {
      turn.current++;
    };
  }, [reload]);
  const current = state.key === key;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    loading: !current || state.loading,
    reload,
  };
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
