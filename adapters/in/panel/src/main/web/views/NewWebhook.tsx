import { useState } from 'preact/hooks';
import type { CreatedWebhookResponse, WebhookEvent } from '../contract';
import { create } from '../base/create';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { TextField } from '../parts/TextField';
import { Ticks } from '../parts/Ticks';
import { actionText } from './AuditTexts';

/** As an object, so that one that is missing here does not compile. */
const NAMED: Record<WebhookEvent, true> = {
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
const EVENTS = Object.keys(NAMED) as WebhookEvent[];

export function NewWebhook({ made }: { made: (webhook: CreatedWebhookResponse) => void }) {
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState(new Set<WebhookEvent>());
  const send = async () => {
    const request = { url: url.trim(), description, events: [...events] };
    made(await create<CreatedWebhookResponse>('/webhooks', request));
  };
  return (
    <details class="card">
      <summary>{t('webhooks.new')}</summary>
      <Form send={send} verb={t('webhooks.create')}>
        {({ wrong, clear }) => (
          <>
            <TextField
              label={t('webhooks.url')}
              help={t('webhooks.urlHelp')}
              error={wrong('url')}
              required
              value={url}
              set={(text) => {
                setUrl(text);
                clear();
              }}
              input={{ type: 'url' }}
            />
            <TextField
              label={t('webhooks.description')}
              value={description}
              set={setDescription}
              input={{ maxLength: 200 }}
            />
            <Ticks
              legend={t('webhooks.which')}
              help={t('webhooks.whichHelp')}
              options={EVENTS.map((event) => ({ value: event, text: actionText(event) }))}
              codes
              chosen={events}
              set={setEvents}
            />
          </>
        )}
      </Form>
    </details>
  );
}
