import type { ConnectionResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { get } from '../base/http';
import { useLoad } from '../base/load';
import { maybe, t } from '../i18n/texts';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import type { Arrival } from './place';
import { Scopes } from './Scopes';

/** What came of the way to the provider, on top of where one was. */
export function Arrived({ arrival, close }: { arrival: Arrival; close: () => void }) {
  return (
    <section aria-label={t('arrived.title')}>
      {'error' in arrival ? (
        <Failed code={arrival.error} close={close} />
      ) : (
        <Connected id={arrival.connectionId} close={close} />
      )}
    </section>
  );
}

function Close({ close }: { close: () => void }) {
  return (
    <button type="button" class="quiet" onClick={close}>
      {t('arrived.close')}
    </button>
  );
}

function Failed({ code, close }: { code: string; close: () => void }) {
  const advice = maybe(`advice.${code}`);
  return (
    <Notice kind="bad">
      <p>{maybe(`error.${code}`) ?? t('error.oauth')}</p>
      {advice && <p>{advice}</p>}
      <div class="actions">
        <Close close={close} />
      </div>
    </Notice>
  );
}

function Connected({ id, close }: { id: string; close: () => void }) {
  const path = `/connections/${encodeURIComponent(id)}`;
  const connection = useLoad(path, () => get<ConnectionResponse>(path));
  const catalogue = useCatalogue();
  if (connection.error) {
    return (
      <>
        <Problem error={connection.error} retry={connection.reload} />
        <Close close={close} />
      </>
    );
  }
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
            <div class="actions">
              <a href={`#/connections/${made.id}`}>{t('arrived.open')}</a>
              <Close close={close} />
            </div>
          </Notice>
        );
      }}
    </Load>
  );
}
