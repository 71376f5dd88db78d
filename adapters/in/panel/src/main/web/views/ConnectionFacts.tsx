import type { ConnectionResponse } from '../contract';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { StateBadge } from '../parts/StateBadge';
import { Time } from '../parts/Time';

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
          <div>
            <dt>{t('connection.reason')}</dt>
            <dd>
              <code>{state.reason}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('connection.next')}</dt>
          <dd>{t(`next.${state.nextAction}`)}</dd>
        </div>
        <div>
          <dt>{t('connection.since')}</dt>
          <dd>
            <Time at={state.since} />
          </dd>
        </div>
        <div>
          <dt>{t('connection.lastSuccess')}</dt>
          <dd>{state.lastSuccessAt ? <Time at={state.lastSuccessAt} /> : t('never')}</dd>
        </div>
        <div>
          <dt>{t('connection.lastUsed')}</dt>
          <dd>{connection.lastUsedAt ? <Time at={connection.lastUsedAt} /> : t('never')}</dd>
        </div>
        {connection.account && (
          <div>
            <dt>{t('connection.account')}</dt>
            <dd>{connection.account.label ?? connection.account.id}</dd>
          </div>
        )}
        <div>
          <dt>{t('connection.owner')}</dt>
          <dd>
            {owner.id === me.userId ? (
              t('owner.me')
            ) : (
              <>
                {owner.subject}{' '}
                <a href={`#/connections?owner=${owner.id}`}>{t('connection.ofOwner')}</a>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('visibility')}</dt>
          <dd>{t(`visibility.${connection.visibility}`)}</dd>
        </div>
        <div>
          <dt>{t('connection.created')}</dt>
          <dd>
            <Time at={connection.createdAt} />
          </dd>
        </div>
        <div>
          <dt>{t('connection.id')}</dt>
          <dd>
            <code>{connection.id}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
