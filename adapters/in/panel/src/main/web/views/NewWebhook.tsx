import { useState } from 'preact/hooks';
import type { CreatedWebhookResponse, WebhookEvent } from '../contract';
import { post } from '../base/http';
import { useAction } from '../base/load';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Problem } from '../parts/Problem';
import { actionText } from './AuditTexts';

/** As an object, so that one that is missing here does not compile. */
const EVENTS: Record<WebhookEvent, true> = {
  'connection.created': true,
  'connection.confirmed': true,
  'connection.updated': true,
  'connection.shared': true,
  'connection.verified': true,
  'connection.refreshed': true,
  'connection.degraded': true,
  'connection.needs_reauth': true,
  'connection.recovered': true,
  'connection.deleted': true,
};

export function NewWebhook({ made }: { made: (webhook: CreatedWebhookResponse) => void }) {
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState<WebhookEvent[]>([]);
  const action = useAction();
  const create = () =>
    action.run(async () =>
      made(await post<CreatedWebhookResponse>('/webhooks', { url: url.trim(), description, events })),
    );
  const wrong = action.error?.violations.find((violation) => violation.field === 'url')?.message;
  return (
    <details class="card">
      <summary>{t('webhooks.new')}</summary>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label={t('webhooks.url')} help={t('webhooks.urlHelp')} error={wrong} required>
          {(attributes) => (
            <input
              {...attributes}
              type="url"
              value={url}
              onInput={(event) => {
                setUrl(event.currentTarget.value);
                action.clear();
              }}
            />
          )}
        </Field>
        <Field label={t('webhooks.description')}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={200}
              value={description}
              onInput={(event) => setDescription(event.currentTarget.value)}
            />
          )}
        </Field>
        <fieldset class="field">
          <legend>{t('webhooks.which')}</legend>
          <p class="help">{t('webhooks.whichHelp')}</p>
          <div class="ticks">
            {(Object.keys(EVENTS) as WebhookEvent[]).map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={events.includes(name)}
                  onChange={(event) =>
                    setEvents(
                      event.currentTarget.checked
                        ? [...events, name]
                        : events.filter((each) => each !== name),
                    )
                  }
                />
                <span>
                  {actionText(name)} <code>{name}</code>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Problem error={action.error} />
        <div class="actions">
          <button type="submit" disabled={action.busy}>
            {t('webhooks.create')}
          </button>
        </div>
      </form>
    </details>
  );
}
