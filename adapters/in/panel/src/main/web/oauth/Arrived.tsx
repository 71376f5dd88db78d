import type { ConnectionResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { get } from '../base/http';
import { useLoad } from '../base/load';
import { maybe, t } from '../i18n/texts';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import type { Arrival } from './place';
import { Scopes } from './Scopes';

/** What came of the way to the provider, on top of where one was. */
export function Arrived({ arrival, close }: { arrival: Arrival; close: () => void }) {
  return (
    <section class="arrived" aria-label={t('arrived.title')}>
      {'error' in arrival ? <Failed code={arrival.error} /> : <Connected id={arrival.connectionId} />}
      <button type="button" class="quiet" onClick={close}>
        {t('arrived.close')}
      </button>
    </section>
  );
}

function Failed({ code }: { code: string }) {
  const advice = maybe(`advice.${code}`);
  return (
    <Notice kind="bad">
      <p>{maybe(`error.${code}`) ?? t('error.oauth')}</p>
      {advice && <p>{advice}</p>}
    </Notice>
  );
}

function Connected({ id }: { id: string }) {
  const path = `/connections/${encodeURIComponent(id)}`;
  const connection = useLoad(path, () => get<ConnectionResponse>(path));
  const catalogue = useCatalogue();
  return (
    <Load from={connection}>
      {(made) => {
        const entry = catalogue.data?.find((it) => it.id === made.availableConnectionId);
        const missing = (made.scopes?.missing.length ?? 0) > 0;
        return (
          <Notice kind={missing ? 'warn' : 'good'}>
            <p>
              <strong>{t('arrived.connected', { name: made.label })}</strong>
            </p>
            {made.account && (
              <p>{t('arrived.account', { account: made.account.label ?? made.account.id })}</p>
            )}
            {missing && <p>{t('arrived.missing')}</p>}
            {made.scopes && <Scopes scopes={made.scopes} known={entry?.oauthScopes ?? []} />}
            <a href={`#/connections/${made.id}`}>{t('arrived.open')}</a>
          </Notice>
        );
      }}
    </Load>
  );
}
