import { useState } from 'preact/hooks';
import type { AvailableConnectionResponse, ConnectionResponse } from '../contract';
import { get } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { language, t } from '../i18n/texts';
import { Scopes } from '../oauth/Scopes';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { finish } from './finish';

type Made = { connection: ConnectionResponse; entry: AvailableConnectionResponse };

/** What was connected, and the way back to the application. */
export function Done({ id, application }: { id: string; application: string }) {
  const made = useLoad(id + language(), () => load(id));
  const action = useAction();
  const [told, setTold] = useState(false);
  const back = () =>
    action.run(async () => {
      await finish(id);
      setTold(true);
    });
  return (
    <Load from={made}>
      {({ connection, entry }) => (
        <section class="card">
          <Outcome connection={connection} entry={entry} application={application} />
          <Problem error={action.error} />
          {told ? (
            <p role="status">{t('connect.told')}</p>
          ) : (
            <button type="button" disabled={action.busy} onClick={back}>
              {t('connect.back', { name: application })}
            </button>
          )}
        </section>
      )}
    </Load>
  );
}

async function load(id: string): Promise<Made> {
  const connection = await get<ConnectionResponse>(`/connections/${encodeURIComponent(id)}`);
  const entry = await get<AvailableConnectionResponse>(
    `/connections/available/${connection.slug}`,
  );
  return { connection, entry };
}

/** Until the application has confirmed it, a connection has neither account nor name to show. */
function Outcome({ connection, entry, application }: Made & { application: string }) {
  const { account, scopes, state } = connection;
  const missing = (scopes?.missing.length ?? 0) > 0;
  const name = connection.label === connection.slug ? entry.name : connection.label;
  return (
    <>
      <Notice kind={missing ? 'warn' : 'good'}>
        <p>
          <strong>{t('arrived.connected', { name })}</strong>
        </p>
        {account && <p>{t('arrived.account', { account: account.label ?? account.id })}</p>}
        {missing && <p>{t('arrived.missing')}</p>}
        {state.state === 'pending' && <p>{t('connect.pending', { name: application })}</p>}
      </Notice>
      {scopes && missing && <Scopes scopes={scopes} known={entry.oauthScopes ?? []} />}
    </>
  );
}
