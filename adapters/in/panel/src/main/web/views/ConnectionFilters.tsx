import type { AvailableConnectionResponse, ConnectionState } from '../contract';
import { useMe } from '../base/me';
import { refine } from '../base/route';
import { t } from '../i18n/texts';

const STATES: ConnectionState[] = ['active', 'degraded', 'needs_reauth', 'pending', 'revoked'];

type Props = { query: URLSearchParams; catalogue: AvailableConnectionResponse[] };

/** Which connections to show; they stand in the address, so that a view can be sent to somebody. */
export function ConnectionFilters({ query, catalogue }: Props) {
  const me = useMe();
  const owner = query.get('owner') ?? '';
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <Filter name="state" query={query} label={t('filter.state')}>
        {STATES.map((state) => [state, t(`state.${state}`)])}
      </Filter>
      <Filter name="slug" query={query} label={t('filter.entry')}>
        {catalogue.map((entry) => [entry.slug, entry.name])}
      </Filter>
      <Filter name="visibility" query={query} label={t('filter.visibility')}>
        {[
          ['private', t('visibility.private')],
          ['restricted', t('visibility.restricted')],
        ]}
      </Filter>
      <Filter name="owner" query={query} label={t('filter.owner')}>
        {[
          [me.userId, t('owner.me')],
          ...(owner && owner !== me.userId ? [[owner, t('filter.oneOwner')] as Option] : []),
        ]}
      </Filter>
    </form>
  );
}

type Option = [value: string, text: string];
type FilterProps = { name: string; label: string; query: URLSearchParams; children: Option[] };

function Filter({ name, label, query, children }: FilterProps) {
  return (
    <label>
      {label}
      <select
        value={query.get(name) ?? ''}
        onChange={(event) => refine(name, event.currentTarget.value)}
      >
        <option value="">{t('all')}</option>
        {children.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
