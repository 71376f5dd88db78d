import type { WebhookResponse } from '../contract';
import { call } from '../base/http';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { useWebhook, WebhookFields } from './WebhookFields';

type Props = { webhook: WebhookResponse; etag: string; path: string; changed: () => void };

/** Where it is told, and what. */
export function EditWebhook({ webhook, etag, path, changed }: Props) {
  const { url, description = '', events } = webhook;
  const edited = useWebhook({ url, description, events });
  const save = async () => {
    const before: Record<string, unknown> = { url, description, events };
    const changes = Object.entries(edited.parts).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    );
    if (changes.length > 0) {
      await call('PATCH', path, Object.fromEntries(changes), { ifMatch: etag });
      changed();
    }
  };
  return (
    <details class="card">
      <summary>{t('webhooks.edit')}</summary>
      <Form send={save} verb={t('form.save')} done={t('settings.saved')}>
        {(sending) => <WebhookFields of={edited} sending={sending} />}
      </Form>
    </details>
  );
}
