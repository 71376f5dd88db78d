import type { ConnectionScopesResponse, OAuthScopeResponse } from '../contract';
import { t } from '../i18n/texts';

type Props = { scopes: ConnectionScopesResponse; known: OAuthScopeResponse[] };

/** What was granted, and what the person has unticked at the provider. */
export function Scopes({ scopes, known }: Props) {
  const named = (name: string) => known.find((scope) => scope.name === name)?.label;
  return (
    <ul class="scopes">
      {scopes.granted.map((name) => (
        <li key={name}>
          <span class="badge good">{t('scopes.granted')}</span> {named(name)} <code>{name}</code>
        </li>
      ))}
      {scopes.missing.map((name) => (
        <li key={name}>
          <span class="badge warn">{t('scopes.missing')}</span> {named(name)} <code>{name}</code>
        </li>
      ))}
    </ul>
  );
}
