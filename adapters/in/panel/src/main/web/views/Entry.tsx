import type { AvailableConnectionResponse } from '../contract';
import { useCatalogue, useFormSchema } from '../base/catalogue';
import { flash } from '../base/flash';
import { useMe } from '../base/me';
import { go } from '../base/route';
import { NewConnection } from '../form/NewConnection';
import { t } from '../i18n/texts';
import { NewAccount } from '../oauth/NewAccount';
import { Empty } from '../parts/Empty';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';

/** Connects one entry of the catalogue, by a form or at the provider. */
export function Entry({ id }: { id: string }) {
  const catalogue = useCatalogue();
  return (
    <Load from={catalogue}>
      {(entries) => {
        const entry = entries.find((it) => it.id === id);
        return entry ? <Known entry={entry} /> : <Unknown />;
      }}
    </Load>
  );
}

function Known({ entry }: { entry: AvailableConnectionResponse }) {
  const me = useMe();
  return (
    <Page title={t('entry.title', { name: entry.name })} lead={entry.description}>
      {me.role === 'reader' ? (
        <Notice kind="info">{t('entry.reader')}</Notice>
      ) : entry.authType === 'oauth' ? (
        <NewAccount entry={entry} label="" asksWho />
      ) : (
        <ByForm entry={entry} />
      )}
    </Page>
  );
}

function ByForm({ entry }: { entry: AvailableConnectionResponse }) {
  const schema = useFormSchema(entry.id);
  return (
    <Load from={schema}>
      {({ fields }) => (
        <NewConnection
          entry={entry}
          fields={fields}
          label=""
          asksWho
          made={(connection) => {
            flash(
              connection.verified ? 'good' : 'info',
              t(connection.verified ? 'entry.made' : 'entry.madeUntried', { name: connection.label }),
            );
            go(`#/connections/${connection.id}`);
          }}
        />
      )}
    </Load>
  );
}

function Unknown() {
  return (
    <Page title={t('entry.unknown')}>
      <Empty title={t('catalogue.none')}>
        <p>
          <a href="#/catalogue">{t('nav.catalogue')}</a>
        </p>
      </Empty>
    </Page>
  );
}
