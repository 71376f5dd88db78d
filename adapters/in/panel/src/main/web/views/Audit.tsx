import type { AuditEventResponse } from '../contract';
import { usePages } from '../base/pages';
import { refine } from '../base/route';
import { exactly } from '../base/times';
import { t } from '../i18n/texts';
import { Filters } from '../parts/Filters';
import { Page } from '../parts/Page';
import { Paged } from '../parts/Paging';
import { Table } from '../parts/Table';
import { AuditProof } from './AuditProof';
import { actionText, actorText, DetailText } from './AuditTexts';

/** What was done by whom, and the proof that nobody has changed it since. */
export function Audit({ query }: { query: URLSearchParams }) {
  const action = query.get('action') ?? '';
  const from = midnight(query.get('from') ?? '');
  const pages = usePages<AuditEventResponse>('/audit-events', {
    action: action || undefined,
    from: from?.toISOString(),
  });
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditProof />
      <Filters>
        <label>
          {t('audit.action')}
          <input
            type="search"
            value={action}
            placeholder="connection.created"
            onChange={(event) => refine('action', named(event.currentTarget.value))}
          />
        </label>
        <label>
          {t('audit.from')}
          <input
            type="date"
            value={from ? query.get('from') ?? '' : ''}
            onChange={(event) => refine('from', event.currentTarget.value)}
          />
        </label>
      </Filters>
      <Paged of={pages} empty={<p class="help">{t('timeline.none')}</p>}>
        {(events) => (
          <Table
            label={t('audit.title')}
            heads={[t('audit.number'), t('audit.at'), t('audit.action'), t('audit.actor'), t('audit.detail')]}
          >
            {events.map((event) => (
              <tr key={event.id}>
                <th scope="row">{event.seq}</th>
                <td>
                  <time dateTime={event.at}>{exactly(event.at)}</time>
                </td>
                <td>
                  {actionText(event.action)} <code>{event.action}</code>
                </td>
                <td>{actorText(event.actor.kind)}</td>
                <td>
                  <DetailText
                    detail={{
                      ...event.detail,
                      ...(event.target ? { target: event.target } : {}),
                      ...(event.origin ? { origin: event.origin } : {}),
                    }}
                  />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Paged>
    </Page>
  );
}

/** When that day begins for whoever reads; none where it is no day. */
function midnight(day: string): Date | undefined {
  const begin = new Date(`${day}T00:00`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(begin.getTime()) ? begin : undefined;
}

/** What may be asked for; anything else would only be refused. */
function named(text: string): string {
  return /^[a-z][a-z0-9_.]{0,63}$/.test(text.trim()) ? text.trim() : '';
}
