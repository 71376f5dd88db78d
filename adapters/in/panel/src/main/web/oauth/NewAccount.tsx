import { useState } from 'preact/hooks';
import type { AvailableConnectionResponse } from '../contract';
import { useAction } from '../base/load';
import { VisibilityField, type Visible } from '../form/VisibilityField';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { ScopeChoice } from './ScopeChoice';
import { start } from './start';

type Props = {
  entry: AvailableConnectionResponse;
  /** Null where somebody else has said what it is to be called. */
  label: string | null;
  asksWho: boolean;
};

/** What one says before one is sent to the provider. */
export function NewAccount({ entry, label, asksWho }: Props) {
  const scopes = entry.oauthScopes ?? [];
  const usual = new Set(scopes.filter((scope) => scope.default).map((scope) => scope.name));
  const [chosen, setChosen] = useState(usual);
  const [name, setName] = useState(label ?? '');
  const [visibility, setVisibility] = useState<Visible>('private');
  const action = useAction();
  if (!entry.configured) {
    return <Notice kind="warn">{t('oauth.notConfigured', { name: entry.name })}</Notice>;
  }
  const begin = () =>
    action.run(() =>
      start({
        availableConnectionId: entry.id,
        ...(name.trim() ? { label: name.trim() } : {}),
        ...(asksWho ? { visibility } : {}),
        ...(same(chosen, usual) ? {} : { scopes: [...chosen] }),
      }),
    );
  return (
    <form
      class="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      {label !== null && (
        <Field label={t('form.label')} help={t('form.labelHelp')}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={120}
              autoComplete="off"
              placeholder={entry.name}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {asksWho && scopes.length > 0 && (
        <ScopeChoice scopes={scopes} chosen={chosen} set={setChosen} />
      )}
      {asksWho && <VisibilityField value={visibility} set={setVisibility} />}
      <Problem error={action.error} />
      <p class="help">{t('oauth.sameTab', { name: entry.name })}</p>
      <div class="actions">
        <button
          type="submit"
          disabled={action.busy || (scopes.length > 0 && chosen.size === 0)}
        >
          {t('oauth.continue', { name: entry.name })}
        </button>
      </div>
    </form>
  );
}

function same(some: Set<string>, others: Set<string>): boolean {
  return some.size === others.size && [...some].every((each) => others.has(each));
}
