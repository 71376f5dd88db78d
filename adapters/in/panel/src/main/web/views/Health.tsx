import type { StatsResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { get } from '../base/http';
import { useLoad } from '../base/load';
import { count } from '../base/times';
import { Bars } from '../charts/Bars';
import { t } from '../i18n/texts';
import { Empty } from '../parts/Empty';
import { Load } from '../parts/Loading';
import { Page } from '../parts/Page';
import { Time } from '../parts/Time';

/** How the workspace stands, in numbers of the last day. */
export function Health() {
  const stats = useLoad('/stats', () => get<StatsResponse>('/stats'));
  return (
    <Page
      title={t('health.title')}
      lead={t('health.lead')}
      actions={
        <button type="button" class="quiet" disabled={stats.loading} onClick={stats.reload}>
          {t('health.again')}
        </button>
      }
    >
      <Load from={stats}>{(found) => <Numbers stats={found} />}</Load>
    </Page>
  );
}

function Numbers({ stats }: { stats: StatsResponse }) {
  const { queues, webhooks } = stats;
  return (
    <>
      <dl class="figures">
        <Figure name={t('health.waiting')} value={queues.streams} bad={false} />
        <Figure name={t('health.givenUp')} value={queues.deadLetters} bad={queues.deadLetters > 0} />
        <Figure name={t('health.webhooks')} value={webhooks.total} bad={false} />
        <Figure name={t('health.failing')} value={webhooks.failing} bad={webhooks.failing > 0} />
      </dl>
      {stats.entries.length === 0 && stats.refreshes.length === 0 ? (
        <Empty title={t('health.none')}>
          <p>{t('health.noneHelp')}</p>
        </Empty>
      ) : (
        <Charts stats={stats} />
      )}
      <p class="soft">
        {t('health.since')} <Time at={stats.countedSince} />
      </p>
    </>
  );
}

function Charts({ stats }: { stats: StatsResponse }) {
  const catalogue = useCatalogue();
  const named = (slug: string) => catalogue.data?.find((it) => it.slug === slug)?.name ?? slug;
  return (
    <>
      <section class="card" aria-labelledby="states">
        <h2 id="states">{t('health.states')}</h2>
        <Bars
          label={t('health.states')}
          bars={stats.entries.map((entry) => ({
            name: named(entry.slug),
            parts: [
              { look: 'good', name: t('state.active'), value: entry.connections.active },
              { look: 'warn', name: t('state.degraded'), value: entry.connections.degraded },
              { look: 'bad', name: t('state.needs_reauth'), value: entry.connections.needsReauth },
              { look: 'info', name: t('state.pending'), value: entry.connections.pending },
            ],
          }))}
        />
      </section>
      {stats.refreshes.length > 0 && (
        <>
          <section class="card" aria-labelledby="refreshes">
            <h2 id="refreshes">{t('health.refreshes')}</h2>
            <Bars
              label={t('health.refreshes')}
              bars={stats.refreshes.map((it) => ({
                name: it.provider,
                parts: [
                  { look: 'good', name: t('health.renewed'), value: it.renewed },
                  { look: 'warn', name: t('health.failed'), value: it.failed },
                  { look: 'bad', name: t('health.refused'), value: it.needsReauth },
                ],
              }))}
            />
          </section>
          <section class="card" aria-labelledby="latency">
            <h2 id="latency">{t('health.latency')}</h2>
            <p class="help">{t('health.latencyHelp')}</p>
            <Bars
              label={t('health.latency')}
              unit=" ms"
              bars={stats.refreshes.flatMap((it) =>
                (['p50', 'p95', 'p99'] as const).map((part) => ({
                  name: `${it.provider} ${part}`,
                  parts: [{ look: 'info', name: t('health.atMost'), value: it.latencyMs[part] }],
                })),
              )}
            />
          </section>
        </>
      )}
    </>
  );
}

function Figure({ name, value, bad }: { name: string; value: number; bad: boolean }) {
  return (
    <div class={bad ? 'bad' : ''}>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}
