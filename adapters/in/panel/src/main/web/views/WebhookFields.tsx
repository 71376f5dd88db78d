import { useState } from 'preact/hooks';
import type { WebhookEvent } from '../contract';
import { t } from '../i18n/texts';
import type { Sending } from '../parts/Form';
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
const EVENTS = Object.keys(NAMED);

/** What a webhook is made of. */
export type WebhookParts = { url: string; description: string; events: string[] };

export type EditedWebhook = {
  url: string;
  setUrl: (url: string) => void;
  description: string;
  setDescription: (description: string) => void;
  events: Set<string>;
  setEvents: (events: Set<string>) => void;
  /** What to send. */
  parts: WebhookParts;
};

export function useWebhook(given: WebhookParts): EditedWebhook {
  const [url, setUrl] = useState(given.url);
  const [description, setDescription] = useState(given.description);
  const [events, setEvents] = useState(new Set(given.events));
  const parts = { url: url.trim(), description, events: [...events] };
  return { url, setUrl, description, setDescription, events, setEvents, parts };
}

export function WebhookFields({ of: webhook, sending }: { of: EditedWebhook; sending: Sending }) {
  return (
    <>
      <TextField
        label={t('webhooks.url')}
        help={t('webhooks.urlHelp')}
        error={sending.wrong('url')}
        required
        value={webhook.url}
        set={(text) => {
          webhook.setUrl(text);
          sending.clear();
        }}
        input={{ type: 'url' }}
      />
      <TextField
        label={t('webhooks.description')}
        value={webhook.description}
        set={webhook.setDescription}
        input={{ maxLength: 200 }}
      />
      <Ticks
        legend={t('webhooks.which')}
        help={t('webhooks.whichHelp')}
        options={EVENTS.map((event) => ({ value: event, text: actionText(event) }))}
        codes
        chosen={webhook.events}
        set={webhook.setEvents}
      />
    </>
  );
}
