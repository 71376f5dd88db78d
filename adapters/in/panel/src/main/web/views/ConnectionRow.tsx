import type { AvailableConnectionResponse, ConnectionResponse } from '../contract';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Avatar } from '../parts/Avatar';
import { Fact, TimeFact } from '../parts/Fact';
import { StateBadge } from '../parts/StateBadge';

type Props = {
  connection: ConnectionResponse;
  catalogue: AvailableConnectionResponse[] | undefined;
};

/** One connection of the list. */
export function ConnectionRow({ connection, catalogue }: Props) {
  const me = useMe();
  const { state } = connection;
  const known = catalogue?.find((it) => it.id === connection.availableConnectionId);
  const entry = known?.name ?? connection.slug;
  return (
    <li class="row">
      <Avatar name={entry} icon={known?.icon} />
      <div class="what">
        <a href={`#/connections/${connection.id}`}>{connection.label}</a>
        <span class="soft">
          {[entry, connection.account?.label ?? connection.account?.id].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div class="how">
        <StateBadge state={state.state} />
        {state.state !== 'active' && <span class="soft">{state.message}</span>}
        {state.nextAction !== 'none' && (
          <span class="next">{t(`next.${state.nextAction}`)}</span>
        )}
      </div>
      <dl class="whose">
        <Fact name={t('connection.owner')}>
          {connection.owner.id === me.userId ? t('owner.me') : connection.owner.subject}
        </Fact>
        <Fact name={t('visibility')}>{t(`visibility.${connection.visibility}`)}</Fact>
        <TimeFact name={t('connection.lastUsed')} at={connection.lastUsedAt} />
      </dl>
    </li>
  );
}
