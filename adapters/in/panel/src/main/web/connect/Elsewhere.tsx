import { useEffect } from 'preact/hooks';
import type { ConnectSessionResponse } from '../contract';
import { get } from '../base/http';
import { t } from '../i18n/texts';
import { Notice } from '../parts/Notice';

const POLL_MS = 1500;

type Props = {
  name: string;
  authUrl: string;
  /** What the session had made before. */
  known: string[];
  made: (connectionId: string) => void;
  again: () => void;
};

/** Waits in a frame for what becomes of the way to a provider in another window. */
export function Elsewhere({ name, authUrl, known, made, again }: Props) {
  useEffect(() => {
    const timer = setInterval(() => {
      // what goes wrong now may go right the next time; a session that is over says so itself
      void latest(known).then((id) => id && made(id), () => {});
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [authUrl]);
  return (
    <section class="card">
      <Notice kind="info">
        <p>{t('elsewhere.goOn', { name })}</p>
        <p>{t('elsewhere.blocked')}</p>
      </Notice>
      <div class="actions">
        <a class="button" href={authUrl} target="_blank" rel="noopener">
          {t('elsewhere.open')}
        </a>
        <button type="button" class="quiet" onClick={again}>
          {t('again')}
        </button>
      </div>
    </section>
  );
}

async function latest(known: string[]): Promise<string | undefined> {
  const { connections } = await get<ConnectSessionResponse>('/connect/session');
  return connections.filter((id) => !known.includes(id)).at(-1);
}
