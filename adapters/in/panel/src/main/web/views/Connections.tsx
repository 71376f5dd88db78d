import { useState } from 'preact/hooks';
import type { ConnectionResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { takeFlash } from '../base/flash';
import { useMe } from '../base/me';
import { usePages } from '../base/pages';
import { t } from '../i18n/texts';
import { Empty } from '../parts/Empty';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { Paged } from '../parts/Paging';
import { ConnectionFilters } from './ConnectionFilters';
import { ConnectionRow } from './ConnectionRow';
import { Tour } from './Tour';

const FILTERS = ['state', 'slug', 'visibility', 'owner'];

/** What is connected, how it stands, and who has to do what about it. */
export function Connections({ query }: { query: URLSearchParams }) {
  const me = useMe();
  const [said] = useState(takeFlash);
  const catalogue = useCatalogue();
  const wanted = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
  const filtered = Object.values(wanted).some(Boolean);
  const pages = usePages<ConnectionResponse>('/connections', wanted);
  return (
    <Page
      title={t('connections.title')}
      actions={
        me.role !== 'reader' && (
          <a class="button" href="#/catalogue">
            {t('connections.add')}
          </a>
        )
      }
    >
      {said && <Notice kind={said.kind}>{said.text}</Notice>}
      {me.sandboxUrl && <Tour />}
      <ConnectionFilters query={query} catalogue={catalogue.data ?? []} />
      <Paged of={pages} empty={filtered ? <NothingFits /> : <NothingYet />}>
        {(connections) => (
          <ul class="rows">
            {connections.map((connection) => (
              <ConnectionRow
                key={connection.id}
                connection={connection}
                catalogue={catalogue.data}
              />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}

function NothingFits() {
  return (
    <Empty title={t('connections.noneFits')}>
      <p>
        <a href="#/connections">{t('connections.showAll')}</a>
      </p>
    </Empty>
  );
}

function NothingYet() {
  return (
    <Empty title={t('connections.none')}>
      <p>{t('connections.noneHelp')}</p>
      <ol>
        <li>{t('connections.noneFirst')}</li>
        <li>{t('connections.noneSecond')}</li>
        <li>{t('connections.noneThird')}</li>
      </ol>
      <p>
        <a class="button" href="#/catalogue">
          {t('connections.add')}
        </a>
      </p>
    </Empty>
  );
}
