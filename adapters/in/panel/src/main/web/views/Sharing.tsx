import { useState } from 'preact/hooks';
import type { ApiKeyListResponse, ConnectionResponse, SharesResponse } from '../contract';
import { call, get } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';

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
                  keys={known.filter((key) => !key.revokedAt).map(({ id, name }) => ({ id, name }))}
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
  keys: { id: string; name: string }[];
  saved: () => void;
};

function Shares({ path, given, keys, saved }: Props) {
  const [users, setUsers] = useState(given.users.join('\n'));
  const [chosen, setChosen] = useState(new Set(given.keys));
  const [done, setDone] = useState(false);
  const action = useAction();
  const save = () =>
    action.run(async () => {
      const named = users.split('\n').map((user) => user.trim()).filter(Boolean);
      await call('PUT', path, { users: [...new Set(named)], keys: [...chosen] });
      setDone(true);
      saved();
    });
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('sharing.users')} help={t('sharing.usersHelp')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            value={users}
            onInput={(event) => {
              setDone(false);
              setUsers(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {keys.length > 0 && (
        <fieldset class="field">
          <legend>{t('sharing.keys')}</legend>
          <div class="ticks">
            {keys.map((key) => (
              <label key={key.id}>
                <input
                  type="checkbox"
                  checked={chosen.has(key.id)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    event.currentTarget.checked ? next.add(key.id) : next.delete(key.id);
                    setDone(false);
                    setChosen(next);
                  }}
                />
                {key.name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Problem error={action.error} />
      {done && <Notice kind="good">{t('sharing.saved')}</Notice>}
      <div class="actions">
        <button type="submit" disabled={action.busy}>
          {t('form.save')}
        </button>
      </div>
    </form>
  );
}
