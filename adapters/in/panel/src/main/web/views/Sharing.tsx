import { useState } from 'preact/hooks';
import type {
  ApiKeyListResponse,
  ApiKeyResponse,
  ConnectionResponse,
  SharesResponse,
} from '../contract';
import { call, get } from '../base/http';
import { useLoad } from '../base/load';
import { useMe } from '../base/me';
import { lines } from '../form/lines';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { Load } from '../parts/Loading';
import { TextField } from '../parts/TextField';
import { Ticks } from '../parts/Ticks';

/** Who else may use it: users by the name that applications give them, and API keys. */
export function Sharing({ connection }: { connection: ConnectionResponse }) {
  const me = useMe();
  const path = `/connections/${connection.id}/shares`;
  const shares = useLoad(path, () => get<SharesResponse>(path));
  const keys = useLoad('keys' + me.role, async () =>
    me.role === 'admin' ? (await get<ApiKeyListResponse>('/api-keys?limit=500')).items : [],
  );
  return (
    <section class="card" aria-labelledby="sharing">
      <h2 id="sharing">{t('sharing.title')}</h2>
      {connection.visibility === 'private' && <p class="help">{t('sharing.private')}</p>}
      <details>
        <summary>{t('sharing.edit')}</summary>
        <Load from={shares}>
          {(given) => (
            <Load from={keys}>
              {(known) => (
                <Shares
                  path={path}
                  given={given}
                  keys={known.filter((key) => !key.revokedAt)}
                  saved={shares.reload}
                />
              )}
            </Load>
          )}
        </Load>
      </details>
    </section>
  );
}

type Props = {
  path: string;
  given: SharesResponse;
  keys: ApiKeyResponse[];
  saved: () => void;
};

function Shares({ path, given, keys, saved }: Props) {
  const [users, setUsers] = useState(given.users.join('\n'));
  const [chosen, setChosen] = useState(new Set(given.keys));
  const save = async () => {
    await call('PUT', path, { users: [...new Set(lines(users))], keys: [...chosen] });
    saved();
  };
  return (
    <Form send={save} verb={t('form.save')} done={t('sharing.saved')}>
      <TextField
        label={t('sharing.users')}
        help={t('sharing.usersHelp')}
        value={users}
        set={setUsers}
        rows={3}
      />
      {keys.length > 0 && (
        <Ticks
          legend={t('sharing.keys')}
          options={keys.map(({ id, name }) => ({ value: id, text: name }))}
          chosen={chosen}
          set={setChosen}
        />
      )}
    </Form>
  );
}
