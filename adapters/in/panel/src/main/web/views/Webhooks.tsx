import { useState } from 'preact/hooks';
import type { CreatedWebhookResponse, WebhookResponse } from '../contract';
import { usePages } from '../base/pages';
import { t } from '../i18n/texts';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';
import { Paged } from '../parts/Paging';
import { Secret } from '../parts/Secret';
import { Time } from '../parts/Time';
import { NewWebhook } from './NewWebhook';

/** Who outside is told what happens. */
export function Webhooks() {
  const pages = usePages<WebhookResponse>('/webhooks', {});
  const [made, setMade] = useState<CreatedWebhookResponse | undefined>(undefined);
  return (
    <Page title={t('webhooks.title')} lead={t('webhooks.lead')}>
      {made ? (
        <Secret label={t('webhooks.secret')} value={made.secret} done={() => setMade(undefined)} />
      ) : (
        <NewWebhook
          made={(webhook) => {
            setMade(webhook);
            pages.reload();
          }}
        />
      )}
      <Paged
        of={pages}
        empty={
          <Empty title={t('webhooks.none')}>
            <p>{t('webhooks.noneHelp')}</p>
          </Empty>
        }
      >
        {(webhooks) => (
          <ul class="rows">
            {webhooks.map((webhook) => (
              <li key={webhook.id} class="row">
                <div class="what">
                  <a href={`#/webhooks/${webhook.id}`}>{webhook.description || webhook.url}</a>
                  <span class="soft">{webhook.description ? webhook.url : ''}</span>
                </div>
                <div class="how">
                  <WebhookState webhook={webhook} />
                </div>
                <span class="soft">
                  {webhook.events.length === 0
                    ? t('webhooks.everything')
                    : t('webhooks.events', { count: webhook.events.length })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}

export function WebhookState({ webhook }: { webhook: WebhookResponse }) {
  if (!webhook.enabled) {
    return (
      <>
        <span class="badge off">{t('webhooks.off')}</span>
        {webhook.disabledReason && <code>{webhook.disabledReason}</code>}
      </>
    );
  }
  return webhook.failingSince ? (
    <>
      <span class="badge bad">{t('webhooks.failing')}</span>
      <Time at={webhook.failingSince} />
    </>
  ) : (
    <span class="badge good">{t('webhooks.on')}</span>
  );
}
