import type { ConnectionState } from '../contract';
import { t } from '../i18n/texts';

const LOOKS = { active: 'good', pending: 'info', degraded: 'warn', needs_reauth: 'bad', revoked: 'off' };

/** How a connection stands: in words, and besides in colour. */
export function StateBadge({ state }: { state: ConnectionState }) {
  return <span class={`badge ${LOOKS[state]}`}>{t(`state.${state}`)}</span>;
}
