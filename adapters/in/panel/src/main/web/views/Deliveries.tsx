import type { DeliveryResponse } from '../contract';
import { create } from '../base/create';
import { useAction } from '../base/load';
import { usePages } from '../base/pages';
import { t } from '../i18n/texts';
import { Paged } from '../parts/Paging';
import { Problem } from '../parts/Problem';
import { Table } from '../parts/Table';
import { Time } from '../parts/Time';
import { actionText } from './AuditTexts';

/** What was tried with a webhook; each can be sent again. */
export function Deliveries({ path }: { path: string }) {
  const pages = usePages<DeliveryResponse>(path + '/deliveries', {});
  const action = useAction();
  const replay = (delivery: DeliveryResponse) =>
    action.run(async () => {
      await create(`${path}/deliveries/${delivery.id}/replay`);
      pages.reload();
    });
  return (
    <div>
      <h2>{t('deliveries.title')}</h2>
      <Problem error={action.error} />
      <Paged of={pages} empty={<p class="help">{t('deliveries.none')}</p>}>
        {(deliveries) => (
          <Table
            label={t('deliveries.title')}
            heads={[
              t('deliveries.event'),
              t('deliveries.outcome'),
              t('deliveries.attempt'),
              t('deliveries.took'),
              t('deliveries.at'),
              t('table.actions'),
            ]}
          >
            {deliveries.map((delivery) => (
              <tr key={delivery.id}>
                <th scope="row">{actionText(delivery.type)}</th>
                <td>
                  <span class={`badge ${delivery.accepted ? 'good' : 'bad'}`}>
                    {t(delivery.accepted ? 'deliveries.accepted' : 'deliveries.refused')}
                  </span>{' '}
                  <code>{delivery.error ?? delivery.status}</code>
                </td>
                <td>{delivery.attempt === 0 ? t('deliveries.byHand') : delivery.attempt}</td>
                <td>{delivery.durationMs} ms</td>
                <td>
                  <Time at={delivery.at} />
                </td>
                <td>
                  <button
                    type="button"
                    class="quiet"
                    disabled={action.busy}
                    onClick={() => replay(delivery)}
                  >
                    {t('deliveries.replay')}
                  </button>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Paged>
    </div>
  );
}
