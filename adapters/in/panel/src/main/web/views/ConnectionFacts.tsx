import type { ConnectionResponse } from '../contract';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Fact, TimeFact } from '../parts/Fact';
import { StateBadge } from '../parts/StateBadge';

/** How it stands and whose it is. */
export function ConnectionFacts({ connection }: { connection: ConnectionResponse }) {
  const me = useMe();
  const { state, owner } = connection;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{t('connection.facts')}</h2>
      <p class="state">
        <StateBadge state={state.state} /> {state.message}
      </p>
      <dl class="facts">
        {state.reason && (
          <Fact name={t('connection.reason')}>
            <code>{state.reason}</code>
          </Fact>
        )}
        <Fact name={t('connection.next')}>{t(`next.${state.nextAction}`)}</Fact>
        <TimeFact name={t('connection.since')} at={state.since} />
        <TimeFact name={t('connection.lastSuccess')} at={state.lastSuccessAt} />
        <TimeFact name={t('connection.lastUsed')} at={connection.lastUsedAt} />
        {connection.account && (
          <Fact name={t('connection.account')}>
            {connection.account.label ?? connection.account.id}
          </Fact>
        )}
        <Fact name={t('connection.owner')}>
          {owner.id === me.userId ? (
            t('owner.me')
          ) : (
            <>
              {owner.subject}{' '}
              <a href={`#/connections?owner=${owner.id}`}>{t('connection.ofOwner')}</a>
            </>
          )}
        </Fact>
        <Fact name={t('visibility')}>{t(`visibility.${connection.visibility}`)}</Fact>
        <TimeFact name={t('connection.created')} at={connection.createdAt} />
        <Fact name={t('connection.id')}>
          <code>{connection.id}</code>
        </Fact>
      </dl>
    </section>
  );
}
