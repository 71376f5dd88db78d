import { useEffect, useState } from 'preact/hooks';
import type { ConnectionResponse, ConnectSessionResponse } from '../contract';
import { get, writeWith } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { maybe, t } from '../i18n/texts';
import type { Arrival } from '../oauth/place';
import { Scopes } from '../oauth/Scopes';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { Choose } from './Choose';
import { finish } from './finish';
import { wear } from './theme';

type Props = { arrival: Arrival | undefined; over: boolean };

/** Lets a person connect what an application has asked for, and sends them back there. */
export function ConnectApp({ arrival, over }: Props) {
  const session = useLoad('/connect/session', async () => {
    const begun = await get<ConnectSessionResponse>('/connect/session');
    writeWith(begun.csrfToken);
    wear(begun.theme);
    return begun;
  });
  const [arrived, setArrived] = useState(arrival);
  const [made, setMade] = useState<string | undefined>(undefined);
  if (over || session.error?.status === 401) {
    return <Over />;
  }
  const connected = made ?? (arrived && 'connectionId' in arrived ? arrived.connectionId : undefined);
  return (
    <Load from={session}>
      {(begun) => (
        <main class="connect">
          <Head session={begun} />
          {arrived && 'error' in arrived && (
            <Notice kind="bad">
              <p>{maybe(`error.${arrived.error}`) ?? t('error.oauth')}</p>
              <p>{maybe(`advice.${arrived.error}`) ?? t('connect.tryAgain')}</p>
            </Notice>
          )}
          {connected ? (
            <Done id={connected} application={begun.theme.name ?? begun.applicationName} />
          ) : (
            <Choose
              session={begun}
              chosen={() => setArrived(undefined)}
              made={(connection) => setMade(connection.id)}
            />
          )}
        </main>
      )}
    </Load>
  );
}

function Head({ session }: { session: ConnectSessionResponse }) {
  const name = session.theme.name ?? session.applicationName;
  useEffect(() => {
    document.title = t('connect.title', { name });
  }, [name]);
  return (
    <header class="connect-head">
      {session.theme.logoUrl && <img class="logo" src={session.theme.logoUrl} alt="" />}
      <div>
        <h1>{t('connect.title', { name })}</h1>
        <p class="soft">{t('connect.for', { user: session.user })}</p>
      </div>
    </header>
  );
}

function Done({ id, application }: { id: string; application: string }) {
  const path = `/connections/${encodeURIComponent(id)}`;
  const connection = useLoad(path, () => get<ConnectionResponse>(path));
  const action = useAction();
  const [told, setTold] = useState(false);
  return (
    <Load from={connection}>
      {(made) => (
        <section class="card">
          <Notice kind={made.scopes?.missing.length ? 'warn' : 'good'}>
            <p>
              <strong>{t('arrived.connected', { name: made.label })}</strong>
            </p>
            {made.account && (
              <p>{t('arrived.account', { account: made.account.label ?? made.account.id })}</p>
            )}
            {made.scopes && made.scopes.missing.length > 0 && <p>{t('arrived.missing')}</p>}
          </Notice>
          {made.scopes && made.scopes.missing.length > 0 && <Scopes scopes={made.scopes} known={[]} />}
          <Problem error={action.error} />
          {told ? (
            <p role="status">{t('connect.told')}</p>
          ) : (
            <button
              type="button"
              disabled={action.busy}
              onClick={() =>
                action.run(async () => {
                  await finish(made.id);
                  setTold(true);
                })
              }
            >
              {t('connect.back', { name: application })}
            </button>
          )}
        </section>
      )}
    </Load>
  );
}

function Over() {
  return (
    <main class="connect">
      <section class="card">
        <h1>{t('connect.over')}</h1>
        <p>{t('connect.overHelp')}</p>
      </section>
    </main>
  );
}
