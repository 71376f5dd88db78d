import type { OAuthScopeResponse } from '../contract';
import { t } from '../i18n/texts';

type Props = { scopes: OAuthScopeResponse[]; chosen: Set<string>; set: (chosen: Set<string>) => void };

/** What to ask the provider for. */
export function ScopeChoice({ scopes, chosen, set }: Props) {
  const toggle = (name: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) {
      next.add(name);
    } else {
      next.delete(name);
    }
    set(next);
  };
  return (
    <fieldset class="field">
      <legend>{t('oauth.scopes')}</legend>
      <p class="help">{t('oauth.scopesHelp')}</p>
      <div class="ticks">
        {scopes.map((scope) => (
          <label key={scope.name}>
            <input
              type="checkbox"
              checked={chosen.has(scope.name)}
              onChange={(event) => toggle(scope.name, event.currentTarget.checked)}
            />
            <span>
              {scope.label ?? scope.name} <code>{scope.name}</code>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
