import { useEffect } from 'preact/hooks';
import type { AuditEventResponse } from '../contract';
import { usePages } from '../base/pages';
import { t } from '../i18n/texts';
import { Paged } from '../parts/Paging';
import { Time } from '../parts/Time';
import { actionText, actorText, DetailText } from './AuditTexts';

/** What happened to one thing, by the audit trail; it is sealed a second or two late. */
export function Timeline({ target, version }: { target: string; version: string }) {
  const pages = usePages<AuditEventResponse>('/audit-events', { target, limit: '20' });
  useEffect(() => {
    const later = setTimeout(pages.reload, 2500);
    return () => clearTimeout(later);
  }, [target, version]);
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      <Paged of={pages} empty={<p class="help">{t('timeline.none')}</p>}>
        {(events) => (
          <ol class="timeline">
            {events.map((event) => (
              <li key={event.id}>
                <strong>{actionText(event.action)}</strong>{' '}
                <span class="soft">
                  {actorText(event.actor.kind)} · <Time at={event.at} />
                </span>
                <DetailText detail={event.detail} />
              </li>
            ))}
          </ol>
        )}
      </Paged>
    </section>
  );
}
