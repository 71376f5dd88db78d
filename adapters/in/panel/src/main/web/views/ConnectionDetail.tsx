import type { ConnectionResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { call } from '../base/http';
import { useLoad } from '../base/load';
import { useMe } from '../base/me';
import { language, t } from '../i18n/texts';
import { Scopes } from '../oauth/Scopes';
import { Load } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ConnectionActions } from './ConnectionActions';
import { ConnectionFacts } from './ConnectionFacts';
import { Settings } from './ConnectionSettings';
import { Sharing } from './Sharing';
import { Timeline } from './Timeline';

/** Everything about one connection but its secrets. */
export function ConnectionDetail({ id }: { id: string }) {
  const me = useMe();
  const path = `/connections/${encodeURIComponent(id)}`;
  const loaded = useLoad(path + language(), () => call<ConnectionResponse>('GET', path));
  const catalogue = useCatalogue();
  return (
    <Load from={loaded}>
      {({ data: connection, etag }) => {
        const entry = catalogue.data?.find((it) => it.id === connection.availableConnectionId);
        const manages = connection.rights.includes('manage') && me.role !== 'reader';
        return (
          <Page title={connection.label} lead={entry?.name ?? connection.slug}>
            <ConnectionActions
              connection={connection}
              provider={entry?.name ?? connection.slug}
              changed={loaded.reload}
            />
            <ConnectionFacts connection={connection} />
            {connection.scopes && (
              <section class="card" aria-labelledby="scopes">
                <h2 id="scopes">{t('connection.scopes')}</h2>
                <Scopes scopes={connection.scopes} known={entry?.oauthScopes ?? []} />
              </section>
            )}
            {manages && <Settings connection={connection} etag={etag} changed={loaded.reload} />}
            {manages && <Sharing connection={connection} />}
            {me.role === 'admin' && <Timeline target={connection.id} version={etag} />}
          </Page>
        );
      }}
    </Load>
  );
}
