import { useState } from 'preact/hooks';
import type { CreatedApiKeyResponse, Permission, Role } from '../contract';
import { post } from '../base/http';
import { useAction } from '../base/load';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Problem } from '../parts/Problem';

const ROLES: Role[] = ['admin', 'member', 'reader'];

/** Nobody can give a permission that their own session lacks, so no other is offered. */
export function NewApiKey({ made }: { made: (key: CreatedApiKeyResponse) => void }) {
  const me = useMe();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [permissions, setPermissions] = useState<Permission[]>([]);
  const [days, setDays] = useState('');
  const [wrong, setWrong] = useState('');
  const action = useAction();
  const create = () =>
    action.run(async () => {
      if (!name.trim()) {
        setWrong(t('rule.required'));
        return;
      }
      made(
        await post<CreatedApiKeyResponse>('/api-keys', {
          name: name.trim(),
          role,
          permissions,
          ...(days ? { expiresAt: new Date(Date.now() + Number(days) * 86_400_000) } : {}),
        }),
      );
    });
  return (
    <details class="card">
      <summary>{t('apiKeys.new')}</summary>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label={t('apiKeys.name')} help={t('apiKeys.nameHelp')} error={wrong} required>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={120}
              value={name}
              onInput={(event) => {
                setName(event.currentTarget.value);
                setWrong('');
              }}
            />
          )}
        </Field>
        <Field label={t('apiKeys.role')} help={t(`role.${role}.help`)}>
          {(attributes) => (
            <select
              {...attributes}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as Role)}
            >
              {ROLES.map((each) => (
                <option key={each} value={each}>
                  {t(`role.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {me.permissions.length > 0 && (
          <fieldset class="field">
            <legend>{t('apiKeys.permissions')}</legend>
            <div class="ticks">
              {me.permissions.map((permission) => (
                <label key={permission}>
                  <input
                    type="checkbox"
                    checked={permissions.includes(permission)}
                    onChange={(event) =>
                      setPermissions(
                        event.currentTarget.checked
                          ? [...permissions, permission]
                          : permissions.filter((each) => each !== permission),
                      )
                    }
                  />
                  <span>
                    {t(`permission.${permission}`)} <code>{permission}</code>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <Field label={t('apiKeys.ends')}>
          {(attributes) => (
            <select
              {...attributes}
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
            >
              <option value="">{t('never')}</option>
              {['30', '90', '365'].map((count) => (
                <option key={count} value={count}>
                  {t('apiKeys.days', { count })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Problem error={action.error} />
        <div class="actions">
          <button type="submit" disabled={action.busy}>
            {t('apiKeys.create')}
          </button>
        </div>
      </form>
    </details>
  );
}
