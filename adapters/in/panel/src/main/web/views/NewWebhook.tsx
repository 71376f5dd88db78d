import type { CreatedWebhookResponse } from '../contract';
import { create } from '../base/create';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { useWebhook, WebhookFields } from './WebhookFields';

export function NewWebhook({ made }: { made: (webhook: CreatedWebhookResponse) => void }) {
  const webhook = useWebhook({ url: '', description: '', events: [] });
  const send = async () =>
    made(await create<CreatedWebhookResponse>('/webhooks', webhook.parts));
  return (
    <details class="card">
      <summary>{t('webhooks.new')}</summary>
      <Form send={send} verb={t('webhooks.create')}>
        {(sending) => <WebhookFields of={webhook} sending={sending} />}
      </Form>
    </details>
  );
}
