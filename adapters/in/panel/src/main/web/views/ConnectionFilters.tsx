import type { AvailableConnectionResponse, ConnectionState } from '../contract';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Filter, Filters } from '../parts/Filters';

const STATES: ConnectionState[] = ['active', 'degraded', 'needs_reauth', 'pending', 'revoked'];

type Props = { query: URLSearchParams; catalogue: AvailableConnectionResponse[] };

/** Which connections to show. */
export function ConnectionFilters({ query, catalogue }: Props) {
  const me = useMe();
  const owner = query.get('owner') ?? '';
  const mine: [string, string] = [me.userId, t('owner.me')];
  return (
    <Filters>
      <Filter
        name="state"
        query={query}
        label={t('filter.state')}
        options={STATES.map((state) => [state, t(`state.${state}`)])}
      />
      <Filter
        name="slug"
        query={query}
        label={t('filter.entry')}
        options={catalogue.map((entry) => [entry.slug, entry.name])}
      />
      <Filter
        name="visibility"
        query={query}
        label={t('filter.visibility')}
        options={[
          ['private', t('visibility.private')],
          ['restricted', t('visibility.restricted')],
        ]}
      />
      <Filter
        name="owner"
        query={query}
        label={t('filter.owner')}
        options={owner && owner !== me.userId ? [mine, [owner, t('filter.oneOwner')]] : [mine]}
      />
    </Filters>
  );
}
