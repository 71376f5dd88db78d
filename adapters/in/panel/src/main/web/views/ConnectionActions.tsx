import { useState } from 'preact/hooks';
import type { ConnectionResponse, TestConnectionResponse } from '../contract';
import { takeFlash } from '../base/flash';
import { post } from '../base/http';
import { useAction } from '../base/load';
import { useMe } from '../base/me';
import { mayLeave } from '../base/unsaved';
import { t } from '../i18n/texts';
import { startAgain } from '../oauth/start';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { Disconnect } from './Disconnect';

type Props = { connection: ConnectionResponse; provider: string; changed: () => void };

/** What can be done with a connection, and what came of it. */
export function ConnectionActions({ connection, provider, changed }: Props) {
  const me = useMe();
  const action = useAction();
  const [said, setSaid] = useState(takeFlash);
  const [leaving, setLeaving] = useState(false);
  const [otherAccount, setOtherAccount] = useState(false);
  if (me.role === 'reader') {
    return null;
  }
  const manages = connection.rights.includes('manage');
  const oauth = connection.authType === 'oauth';
  const urgent = connection.state.nextAction === 'reconnect';
  const test = () =>
    action.run(async () => {
      setSaid(undefined);
      const result = await post<TestConnectionResponse>(`/connections/${connection.id}/test`);
      setSaid(outcome(result));
      changed();
    });
  const reconnect = () =>
    mayLeave() &&
    action.run(() =>
      startAgain(connection.id, otherAccount ? { allowAccountChange: true } : {}),
    );
  return (
    <>
      <div class="actions bar">
        {oauth && manages && (
          <button type="button" class={urgent ? '' : 'quiet'} disabled={action.busy} onClick={reconnect}>
            {t('connection.reconnect')}
          </button>
        )}
        {connection.rights.includes('use') && (
          <button type="button" class="quiet" disabled={action.busy} onClick={test}>
            {action.busy ? t('form.trying') : t('connection.test')}
          </button>
        )}
        {manages && (
          <button type="button" class="quiet danger" onClick={() => setLeaving(true)}>
            {t('connection.disconnect')}
          </button>
        )}
      </div>
      {oauth && manages && (
        <label class="option">
          <input
            type="checkbox"
            checked={otherAccount}
            onChange={(event) => setOtherAccount(event.currentTarget.checked)}
          />
          {t('connection.otherAccount')}
        </label>
      )}
      <Problem error={action.error} />
      {said && <Notice kind={said.kind}>{said.text}</Notice>}
      {leaving && (
        <Disconnect connection={connection} provider={provider} close={() => setLeaving(false)} />
      )}
    </>
  );
}

function outcome(result: TestConnectionResponse): { kind: 'good' | 'warn' | 'info'; text: string } {
  if (result.ok) {
    return { kind: 'good', text: t('test.works') };
  }
  const text = result.message ?? result.reason ?? t('error.unknown');
  return result.reason === 'cannot_tell'
    ? { kind: 'info', text }
    : { kind: 'warn', text: t('test.fails', { message: text }) };
}
