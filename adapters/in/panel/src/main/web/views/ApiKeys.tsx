import { useState } from 'preact/hooks';
import type { ApiKeyResponse, CreatedApiKeyResponse } from '../contract';
import { call } from '../base/http';
import { usePages } from '../base/pages';
import { t } from '../i18n/texts';
import { Confirm } from '../parts/Confirm';
import { Page } from '../parts/Page';
import { Paged } from '../parts/Paging';
import { Secret } from '../parts/Secret';
import { Table } from '../parts/Table';
import { Time } from '../parts/Time';
import { NewApiKey } from './NewApiKey';

/** The keys of programs. A new one is shown once; nobody can look it up again. */
export function ApiKeys() {
  const pages = usePages<ApiKeyResponse>('/api-keys', {});
  const [made, setMade] = useState<CreatedApiKeyResponse | undefined>(undefined);
  const [leaving, setLeaving] = useState<ApiKeyResponse | undefined>(undefined);
  return (
    <Page title={t('apiKeys.title')} lead={t('apiKeys.lead')}>
      {made ? (
        <Secret
          label={t('apiKeys.made', { name: made.name })}
          value={made.key}
          done={() => setMade(undefined)}
        />
      ) : (
        <NewApiKey
          made={(key) => {
            setMade(key);
            pages.reload();
          }}
        />
      )}
      <Paged of={pages} empty={null}>
        {(keys) => (
          <Table
            label={t('apiKeys.title')}
            heads={[
              t('apiKeys.name'),
              t('apiKeys.role'),
              t('apiKeys.permissions'),
              t('connection.lastUsed'),
              t('apiKeys.ends'),
              t('table.actions'),
            ]}
          >
            {keys.map((key) => (
              <KeyRow key={key.id} of={key} revoke={() => setLeaving(key)} />
            ))}
          </Table>
        )}
      </Paged>
      {leaving && (
        <Confirm
          title={t('apiKeys.revokeTitle', { name: leaving.name })}
          verb={t('apiKeys.revoke')}
          close={() => setLeaving(undefined)}
          act={async () => {
            await call('DELETE', `/api-keys/${leaving.id}`);
            setLeaving(undefined);
            pages.reload();
          }}
        >
          <p>{t('apiKeys.revokeHelp')}</p>
        </Confirm>
      )}
    </Page>
  );
}

function KeyRow({ of: key, revoke }: { of: ApiKeyResponse; revoke: () => void }) {
  return (
    <tr>
      <th scope="row">
        {key.name} {key.prefix && <code>{key.prefix}…</code>}
      </th>
      <td>{t(`role.${key.role}`)}</td>
      <td>
        {key.permissions.map((permission) => (
          <code key={permission}>{permission} </code>
        ))}
      </td>
      <td>{key.lastUsedAt ? <Time at={key.lastUsedAt} /> : t('never')}</td>
      <td>{key.expiresAt ? <Time at={key.expiresAt} /> : t('never')}</td>
      <td>
        {key.revokedAt ? (
          <span class="badge off">{t('apiKeys.revoked')}</span>
        ) : (
          <button
            type="button"
            class="quiet danger"
            aria-label={t('apiKeys.revokeOne', { name: key.name })}
            onClick={revoke}
          >
            {t('apiKeys.revoke')}
          </button>
        )}
      </td>
    </tr>
  );
}
