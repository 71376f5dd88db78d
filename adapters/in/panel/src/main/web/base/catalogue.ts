import type {
  AvailableConnectionListResponse,
  AvailableConnectionResponse,
  ConnectionResponse,
  FormSchemaResponse,
} from '../contract';
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

/** What may be set on a connection: its form, or what an entry by OAuth offers beside its grant. */
export function useSettings(connection: ConnectionResponse): Loaded<FormSchemaResponse> {
  const id = connection.availableConnectionId;
  const oauth = connection.authType === 'oauth';
  const path = `/connections/available/${id}` + (oauth ? '' : '/form-schema');
  return useLoad(path + language(), async () =>
    oauth
      ? ((await get<AvailableConnectionResponse>(path)).settings ?? { fields: [] })
      : get<FormSchemaResponse>(path),
  );
}

/** The fields of what is connected by a form, in the person's language. */
export function useFormSchema(entryId: string): Loaded<FormSchemaResponse> {
  const path = `/connections/available/${entryId}/form-schema`;
  return useLoad(path + language(), () => get<FormSchemaResponse>(path));
}

async function all(cursor: string | undefined): Promise<AvailableConnectionResponse[]> {
  const page = await get<AvailableConnectionListResponse>(
    withQuery('/connections/available', { cursor }),
  );
  return page.nextCursor ? [...page.items, ...(await all(page.nextCursor))] : page.items;
}
