import { useState } from 'preact/hooks';
import type { AvailableConnectionResponse, Visibility } from '../contract';
import { LabelField } from '../form/LabelField';
import { VisibilityField } from '../form/VisibilityField';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { Notice } from '../parts/Notice';
import { Ticks } from '../parts/Ticks';
import { start, startElsewhere } from './start';

type Props = {
  entry: AvailableConnectionResponse;
  /** Null where somebody else has said what it is to be called. */
  label: string | null;
  asksWho: boolean;
  /** Where this is a frame: no provider lets itself be framed, so a window is opened instead. */
  left?: (authUrl: string) => void;
};

/** What one says before one is sent to the provider. */
export function NewAccount({ entry, label, asksWho, left }: Props) {
  const scopes = entry.oauthScopes ?? [];
  const usual = new Set(scopes.filter((scope) => scope.default).map((scope) => scope.name));
  const [chosen, setChosen] = useState(usual);
  const [name, setName] = useState(label ?? '');
  const [visibility, setVisibility] = useState<Visibility>('private');
  if (!entry.configured) {
    return <Notice kind="warn">{t('oauth.notConfigured', { name: entry.name })}</Notice>;
  }
  const begin = async () => {
    const request = {
      availableConnectionId: entry.id,
      ...(name.trim() ? { label: name.trim() } : {}),
      ...(asksWho ? { visibility } : {}),
      ...(same(chosen, usual) ? {} : { scopes: [...chosen] }),
    };
    if (left) {
      left(await startElsewhere(request));
    } else {
      await start(request);
    }
  };
  return (
    <Form
      look="card form"
      send={begin}
      verb={t('oauth.continue', { name: entry.name })}
      ready={scopes.length === 0 || chosen.size > 0}
    >
      {label !== null && <LabelField value={name} set={setName} otherwise={entry.name} />}
      {asksWho && scopes.length > 0 && (
        <Ticks
          legend={t('oauth.scopes')}
          help={t('oauth.scopesHelp')}
          options={scopes.map((scope) => ({ value: scope.name, text: scope.label ?? scope.name }))}
          codes
          chosen={chosen}
          set={setChosen}
        />
      )}
      {asksWho && <VisibilityField value={visibility} set={setVisibility} />}
      <p class="help">
        {t(left ? 'oauth.otherWindow' : 'oauth.sameTab', { name: entry.name })}
      </p>
    </Form>
  );
}

function same(some: Set<string>, others: Set<string>): boolean {
  return some.size === others.size && [...some].every((each) => others.has(each));
}
