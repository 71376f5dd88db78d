import type { ConnectionResponse, DeleteConnectionResponse } from '../contract';
import { flash } from '../base/flash';
import { call } from '../base/http';
import { go } from '../base/route';
import { giveUp } from '../base/unsaved';
import { t } from '../i18n/texts';
import { Confirm } from '../parts/Confirm';

type Props = { connection: ConnectionResponse; provider: string; close: () => void };

/** Says what will become of the access at the provider before it is given up, and after. */
export function Disconnect({ connection, provider, close }: Props) {
  const disconnect = async () => {
    const { data } = await call<DeleteConnectionResponse>('DELETE', `/connections/${connection.id}`);
    const kind = data.upstream === 'failed' ? 'warn' : 'good';
    flash(kind, after(connection, data.upstream, provider));
    giveUp();
    go('#/connections');
  };
  return (
    <Confirm
      title={t('disconnect.title', { name: connection.label })}
      verb={t('connection.disconnect')}
      act={disconnect}
      close={close}
    >
      <p>{t('disconnect.here')}</p>
      <p>
        {connection.authType === 'oauth'
          ? t('disconnect.oauth', { provider })
          : t('disconnect.credentials', { provider })}
      </p>
      <p>{t('disconnect.users')}</p>
    </Confirm>
  );
}

function after(
  connection: ConnectionResponse,
  upstream: DeleteConnectionResponse['upstream'],
  provider: string,
): string {
  const name = connection.label;
  return connection.authType === 'oauth'
    ? t(`disconnected.${upstream}`, { name, provider })
    : t('disconnected.credentials', { name });
}
