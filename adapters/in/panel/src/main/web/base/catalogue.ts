import type { AvailableConnectionListResponse, AvailableConnectionResponse } from '../contract';
import { language } from '../i18n/texts';
import { get, withQuery } from './http';
import { type Loaded, useLoad } from './load';

const kept = new Map<string, Promise<AvailableConnectionResponse[]>>();

/** Everything that can be connected, in the person's language, asked for once. */
export function useCatalogue(): Loaded<AvailableConnectionResponse[]> {
  const key = language();
  return useLoad(key, () => {
    const known = kept.get(key) ?? all(undefined);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    return known;
  });
}

async function all(cursor: string | undefined): Promise<AvailableConnectionResponse[]> {
  const page = await get<AvailableConnectionListResponse>(
    withQuery('/connections/available', { cursor }),
  );
  return page.nextCursor ? [...page.items, ...(await all(page.nextCursor))] : page.items;
}
