import { useEffect, useState } from 'preact/hooks';
import { language } from '../i18n/texts';
import { get, type Refused, withQuery } from './http';
import { useLoad } from './load';
import { useMe } from './me';

type Page<T> = { items: T[]; nextCursor?: string };

export type Pages<T> = {
  /** Those of the page before, as long as the next one has not come. */
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
 * The way to it is kept with the step of the history, so that Back leads to the same page.
 */
export function usePages<T>(path: string, query: Record<string, string | undefined>): Pages<T> {
  const me = useMe();
  const list = withQuery(path, query);
  const name = `${me.workspaceId} ${me.userId} ${list}`;
  const [place, setPlace] = useState({ name, cursors: kept(name) });
  const cursors = place.name === name ? place.cursors : kept(name);
  useEffect(() => setPlace({ name, cursors: kept(name) }), [name]);
  const address = withQuery(path, { ...query, cursor: cursors[cursors.length - 1] });
  const page = useLoad(`${address} ${language()}`, async () => ({
    ...(await get<Page<T>>(address)),
    list,
    cursors,
  }));
  const shown = page.data;
  // From the page that is seen: two clicks before the next one comes are one step.
  const seen = shown?.list === list ? shown.cursors : undefined;
  const nextCursor = shown?.nextCursor;
  const move = (to: string[]) => {
    keep(name, to);
    setPlace({ name, cursors: to });
  };
  return {
    items: shown?.items,
    error: page.error,
    loading: page.loading,
    number: (shown?.cursors ?? cursors).length + 1,
    next: seen && nextCursor ? () => move([...seen, nextCursor]) : undefined,
    previous: seen && seen.length > 0 ? () => move(seen.slice(0, -1)) : undefined,
    reload: page.reload,
  };
}

type Step = { pages?: Record<string, string[]> } | null;

function kept(name: string): string[] {
  return (history.state as Step)?.pages?.[name] ?? [];
}

function keep(name: string, cursors: string[]): void {
  const step = history.state as Step;
  history.replaceState({ ...step, pages: { ...step?.pages, [name]: cursors } }, '');
}
