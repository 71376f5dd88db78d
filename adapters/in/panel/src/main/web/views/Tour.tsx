import { useState } from 'preact/hooks';
import type { ApiKeyListResponse, ConnectionListResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { get } from '../base/http';
import { recall, remember } from '../base/kept';
import { useLoad } from '../base/load';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';

/** Three steps on the sandbox; a step is done when it shows in the data, not when it is clicked. */
export function Tour() {
  const me = useMe();
  const [over, setOver] = useState(recall('tour') === 'over');
  const catalogue = useCatalogue();
  const done = useLoad('tour' + me.userId, async () => {
    const connections = (await get<ConnectionListResponse>('/connections?limit=20')).items;
    const keys = me.role === 'admin' ? (await get<ApiKeyListResponse>('/api-keys?limit=2')).items : [];
    return {
      account: connections.some((it) => it.authType === 'oauth'),
      form: connections.some((it) => it.authType === 'credentials'),
      key: keys.length > 1,
    };
  });
  if (over || !done.data || me.role !== 'admin') {
    return null;
  }
  const first = (authType: string) =>
    catalogue.data?.find((entry) => entry.authType === authType && entry.configured);
  const steps = [
    { done: done.data.account, entry: first('oauth'), key: 'account' as const },
    { done: done.data.form, entry: first('credentials'), key: 'form' as const },
    { done: done.data.key, entry: undefined, key: 'key' as const },
  ];
  return (
    <section class="tour card" aria-labelledby="tour">
      <h2 id="tour">{t('tour.title')}</h2>
      <p>{t('tour.lead')}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.key} class={step.done ? 'done' : ''}>
            <a href={step.entry ? `#/catalogue/${step.entry.id}` : step.key === 'key' ? '#/api-keys' : '#/catalogue'}>
              {t(`tour.${step.key}`, { name: step.entry?.name ?? '' })}
            </a>{' '}
            {step.done ? (
              <span class="badge good">{t('tour.done')}</span>
            ) : (
              <span class="help">{t(`tour.${step.key}Help`)}</span>
            )}
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          remember('tour', 'over');
          setOver(true);
        }}
      >
        {t('tour.close')}
      </button>
    </section>
  );
}
