import type { ConnectionResponse } from '../contract';
import { useSettings } from '../base/catalogue';
import { EditConnection } from '../form/EditConnection';
import { t } from '../i18n/texts';
import { Load } from '../parts/Loading';

type Props = { connection: ConnectionResponse; etag: string; changed: () => void };

/** Label, visibility, what was typed into a form, and what can be set on a grant. */
export function Settings({ connection, etag, changed }: Props) {
  const schema = useSettings(connection);
  const urgent = connection.state.nextAction === 'fix_configuration';
  return (
    <section class="card" aria-labelledby="settings">
      <h2 id="settings">{t('connection.settings')}</h2>
      <details open={urgent}>
        <summary>{t('connection.edit')}</summary>
        <Load from={schema}>
          {({ fields }) => (
            <EditConnection connection={connection} etag={etag} fields={fields} saved={changed} />
          )}
        </Load>
      </details>
    </section>
  );
}
