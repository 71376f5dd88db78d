import { useState } from 'preact/hooks';
import type { AvailableConnectionResponse, ConnectSessionResponse } from '../contract';
import { useFormSchema } from '../base/catalogue';
import { get } from '../base/http';
import { useLoad } from '../base/load';
import { NewConnection } from '../form/NewConnection';
import { language, t } from '../i18n/texts';
import { NewAccount } from '../oauth/NewAccount';
import { Avatar } from '../parts/Avatar';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Elsewhere } from './Elsewhere';
import { framed } from './listener';

type Props = {
  session: ConnectSessionResponse;
  chosen: () => void;
  made: (connectionId: string) => void;
};

/** What may be connected here; where it is one thing, nobody has to choose. */
export function Choose({ session, chosen, made }: Props) {
  const catalogue = useLoad(session.entries.join() + language(), () => offered(session.entries));
  const [id, setId] = useState(location.hash.slice(1));
  return (
    <Load from={catalogue}>
      {(entries) => {
        const entry = entries.length === 1 ? entries[0] : entries.find((it) => it.id === id);
        const choose = (next: string) => {
          history.replaceState(null, '', next ? '#' + next : location.pathname);
          setId(next);
          chosen();
        };
        if (entries.length === 0) {
          return <Notice kind="warn">{t('connect.none')}</Notice>;
        }
        return entry ? (
          <section>
            <h2>{t('entry.title', { name: entry.name })}</h2>
            <p>{entry.description}</p>
            <One entry={entry} session={session} made={made} />
            {entries.length > 1 && (
              <button type="button" class="quiet" onClick={() => choose('')}>
                {t('connect.other')}
              </button>
            )}
          </section>
        ) : (
          <section aria-labelledby="choose">
            <h2 id="choose">{t('connect.choose')}</h2>
            <ul class="tiles">
              {entries.map((it) => (
                <li key={it.id} class="tile">
                  <Avatar name={it.name} icon={it.icon} />
                  <div>
                    <h3>
                      <button type="button" class="link" onClick={() => choose(it.id)}>
                        {it.name}
                      </button>
                    </h3>
                    <p>{it.description}</p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      }}
    </Load>
  );
}

/** One by one, since a person sees nothing of the catalogue but what the application has named. */
async function offered(slugs: string[]): Promise<AvailableConnectionResponse[]> {
  return Promise.all(
    slugs.map((slug) => get<AvailableConnectionResponse>(`/connections/available/${slug}`)),
  );
}

type OneProps = {
  entry: AvailableConnectionResponse;
  session: ConnectSessionResponse;
  made: (connectionId: string) => void;
};

function One({ entry, session, made }: OneProps) {
  const label = session.label === undefined ? '' : null;
  return entry.authType === 'oauth' ? (
    <ByAccount entry={entry} session={session} made={made} />
  ) : (
    <ByForm entry={entry} label={label} made={made} />
  );
}

function ByAccount({ entry, session, made }: OneProps) {
  const [authUrl, setAuthUrl] = useState<string | undefined>(undefined);
  return authUrl === undefined ? (
    <NewAccount
      entry={entry}
      label={null}
      asksWho={false}
      {...(framed ? { left: setAuthUrl } : {})}
    />
  ) : (
    <Elsewhere
      name={entry.name}
      authUrl={authUrl}
      known={session.connections}
      made={made}
      again={() => setAuthUrl(undefined)}
    />
  );
}

type FormProps = {
  entry: AvailableConnectionResponse;
  label: string | null;
  made: (connectionId: string) => void;
};

function ByForm({ entry, label, made }: FormProps) {
  const schema = useFormSchema(entry.id);
  return (
    <Load from={schema}>
      {({ fields }) => (
        <NewConnection
          entry={entry}
          fields={fields}
          label={label}
          asksWho={false}
          made={(connection) => made(connection.id)}
        />
      )}
    </Load>
  );
}
