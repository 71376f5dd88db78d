import { useEffect, useState } from 'preact/hooks';
import type { ConnectSessionResponse } from '../contract';
import { get, writeWith } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { language, maybe, t } from '../i18n/texts';
import type { Arrival } from '../oauth/place';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { Choose } from './Choose';
import { Done } from './Done';
import { finish } from './finish';
import { type End, Over } from './Over';
import { wear } from './theme';

type Props = { arrival: Arrival | undefined; over: End | undefined };

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
    return <Over end={over ?? 'over'} />;
  }
  return (
    <Load from={session}>
      {(begun) => {
        const back = arrived && 'connectionId' in arrived ? arrived.connectionId : undefined;
        if (back && !begun.connections.includes(back)) {
          return <Over end="replaced" />;
        }
        // also what was connected before the page was loaded again
        const connected = made ?? back ?? begun.connections.at(-1);
        return (
          <main class="connect">
            <Head session={begun} />
            {arrived && 'error' in arrived && <Failed code={arrived.error} />}
            {connected ? (
              <Done id={connected} application={begun.theme.name ?? begun.applicationName} />
            ) : (
              <>
                <Choose session={begun} chosen={() => setArrived(undefined)} made={setMade} />
                <Cancel />
              </>
            )}
          </main>
        );
      }}
    </Load>
  );
}

function Head({ session }: { session: ConnectSessionResponse }) {
  const name = session.theme.name ?? session.applicationName;
  useEffect(() => {
    document.title = t('connect.title', { name });
  }, [name, language()]);
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

function Failed({ code }: { code: string }) {
  return (
    <Notice kind="bad">
      <p>{maybe(`error.${code}`) ?? t('error.oauth')}</p>
      <p>{maybe(`advice.${code}`) ?? t('connect.tryAgain')}</p>
    </Notice>
  );
}

function Cancel() {
  const action = useAction();
  const [told, setTold] = useState(false);
  const cancel = () =>
    action.run(async () => {
      await finish();
      setTold(true);
    });
  return (
    <div class="connect-cancel">
      <Problem error={action.error} />
      {told ? (
        <p role="status">{t('connect.told')}</p>
      ) : (
        <button type="button" class="quiet" disabled={action.busy} onClick={cancel}>
          {t('connect.cancel')}
        </button>
      )}
    </div>
  );
}
