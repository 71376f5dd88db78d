import { useEffect, useState } from 'preact/hooks';
import { get, type Refused, withQuery } from './http';
import { useLoad } from './load';

type Page<T> = { items: T[]; nextCursor?: string };

export type Pages<T> = {
  items: T[] | undefined;
  error: Refused | undefined;
  loading: boolean;
  /** Counted from 1. */
  number: number;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
  reload: () => void;
};

/**
 * A list of the API, one page at a time. A page asks for what follows the last item before it,
 * never for a count or an offset, and only one is held: the last of many is as quick as the first.
 */
export function usePages<T>(path: string, query: Record<string, string | undefined>): Pages<T> {
  const list = withQuery(path, query);
  const [place, setPlace] = useState<{ list: string; cursors: string[] }>({ list, cursors: [] });
  const cursors = place.list === list ? place.cursors : [];
  const cursor = cursors[cursors.length - 1];
  useEffect(() => setPlace({ list, cursors: [] }), [list]);
  const address = withQuery(path, { ...query, cursor });
  const page = useLoad<Page<T>>(address, () => get<Page<T>>(address));
  const nextCursor = page.data?.nextCursor;
  return {
    items: page.data?.items,
    error: page.error,
    loading: page.loading,
    number: cursors.length + 1,
    next: nextCursor ? () => setPlace({ list, cursors: [...cursors, nextCursor] }) : undefined,
    previous: cursors.length > 0 ? () => setPlace({ list, cursors: cursors.slice(0, -1) }) : undefined,
    reload: page.reload,
  };
}
