import { useState } from 'preact/hooks';
import type { CreatedApiKeyResponse, Permission, Role } from '../contract';
import { create } from '../base/create';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { NameField, useName } from '../parts/NameField';
import { SelectField } from '../parts/SelectField';
import { Ticks } from '../parts/Ticks';

const ROLES: Role[] = ['admin', 'member', 'reader'];

/** Nobody can give a permission that their own session lacks, so no other is offered. */
export function NewApiKey({ made }: { made: (key: CreatedApiKeyResponse) => void }) {
  const me = useMe();
  const name = useName();
  const [role, setRole] = useState<Role>('member');
  const [permissions, setPermissions] = useState(new Set<Permission>());
  const [days, setDays] = useState('');
  const [expiresAt, setExpiresAt] = useState<string | undefined>(undefined);
  const send = async () => {
    const given = name.given();
    if (given === undefined) {
      return false;
    }
    made(
      await create<CreatedApiKeyResponse>('/api-keys', {
        name: given,
        role,
        permissions: [...permissions],
        ...(expiresAt ? { expiresAt } : {}),
      }),
    );
    return true;
  };
  return (
    <details class="card">
      <summary>{t('apiKeys.new')}</summary>
      <Form send={send} verb={t('apiKeys.create')}>
        <NameField name={name} label={t('apiKeys.name')} help={t('apiKeys.nameHelp')} />
        <SelectField
          label={t('apiKeys.role')}
          help={t(`role.${role}.help`)}
          options={ROLES.map((each) => [each, t(`role.${each}`)])}
          value={role}
          set={setRole}
        />
        {me.permissions.length > 0 && (
          <Ticks
            legend={t('apiKeys.permissions')}
            options={me.permissions.map((each) => ({ value: each, text: t(`permission.${each}`) }))}
            codes
            chosen={permissions}
            set={setPermissions}
          />
        )}
        <SelectField
          label={t('apiKeys.ends')}
          options={[
            ['', t('never')],
            ...['30', '90', '365'].map((count) => [count, t('apiKeys.days', { count })] as const),
          ]}
          value={days}
          set={(count) => {
            setDays(count);
            setExpiresAt(count ? inDays(Number(count)) : undefined);
          }}
        />
      </Form>
    </details>
  );
}

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString();
}
