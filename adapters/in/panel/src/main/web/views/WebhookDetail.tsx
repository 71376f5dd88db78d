import { useState } from 'preact/hooks';
import type { WebhookResponse, WebhookSecretResponse } from '../contract';
import { create } from '../base/create';
import { call } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { go } from '../base/route';
import { giveUp } from '../base/unsaved';
import { t } from '../i18n/texts';
import { Confirm } from '../parts/Confirm';
import { Load } from '../parts/Loading';
import { Page } from '../parts/Page';
import { Problem } from '../parts/Problem';
import { Secret } from '../parts/Secret';
import { Deliveries } from './Deliveries';
import { EditWebhook } from './EditWebhook';
import { WebhookState } from './Webhooks';

/** One webhook: how deliveries go, and what can be done about them. */
export function WebhookDetail({ id }: { id: string }) {
  const path = `/webhooks/${encodeURIComponent(id)}`;
  const loaded = useLoad(path, () => call<WebhookResponse>('GET', path));
  return (
    <Load from={loaded}>
      {({ data: webhook, etag }) => (
        <Page title={webhook.description || webhook.url} lead={webhook.description ? webhook.url : ''}>
          <Actions webhook={webhook} etag={etag} path={path} changed={loaded.reload} />
          <EditWebhook webhook={webhook} etag={etag} path={path} changed={loaded.reload} />
          <Deliveries path={path} />
        </Page>
      )}
    </Load>
  );
}

type Props = { webhook: WebhookResponse; etag: string; path: string; changed: () => void };

function Actions({ webhook, etag, path, changed }: Props) {
  const action = useAction();
  const [secret, setSecret] = useState('');
  const [asking, setAsking] = useState<'secret' | 'delete' | undefined>(undefined);
  return (
    <>
      <p class="state">
        <WebhookState webhook={webhook} />
      </p>
      <div class="actions bar">
        <button
          type="button"
          class="quiet"
          disabled={action.busy}
          onClick={() =>
            action.run(async () => {
              await call('PATCH', path, { enabled: !webhook.enabled }, { ifMatch: etag });
              changed();
            })
          }
        >
          {t(webhook.enabled ? 'webhooks.switchOff' : 'webhooks.switchOn')}
        </button>
        <button type="button" class="quiet" onClick={() => setAsking('secret')}>
          {t('webhooks.newSecret')}
        </button>
        <button type="button" class="quiet danger" onClick={() => setAsking('delete')}>
          {t('webhooks.delete')}
        </button>
      </div>
      <Problem error={action.error} />
      {secret && <Secret label={t('webhooks.secret')} value={secret} done={() => setSecret('')} />}
      {asking === 'secret' && (
        <Confirm
          title={t('webhooks.newSecret')}
          verb={t('webhooks.newSecret')}
          close={() => setAsking(undefined)}
          act={async () => {
            setSecret((await create<WebhookSecretResponse>(path + '/secret')).secret);
            setAsking(undefined);
          }}
        >
          <p>{t('webhooks.newSecretHelp')}</p>
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={t('webhooks.delete')}
          verb={t('webhooks.delete')}
          close={() => setAsking(undefined)}
          act={async () => {
            await call('DELETE', path);
            giveUp();
            go('#/webhooks');
          }}
        >
          <p>{t('webhooks.deleteHelp')}</p>
        </Confirm>
      )}
    </>
  );
}
