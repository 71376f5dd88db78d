import { useEffect, useState } from 'preact/hooks';
import type { KeyRotationResponse } from '../contract';
import { create } from '../base/create';
import { usePages } from '../base/pages';
import { count, seconds } from '../base/times';
import { t } from '../i18n/texts';
import { Confirm } from '../parts/Confirm';
import { Empty } from '../parts/Empty';
import { Page } from '../parts/Page';
import { Paged } from '../parts/Paging';
import { Time } from '../parts/Time';

/** New encryption keys, and how far everything has been sealed anew with them. */
export function KeyRotations() {
  const pages = usePages<KeyRotationResponse>('/keys/rotations', {});
  const [asking, setAsking] = useState(false);
  const running = pages.items?.some((rotation) => !rotation.endedAt) ?? false;
  useEffect(() => {
    const later = running ? setTimeout(pages.reload, 1000) : undefined;
    return () => clearTimeout(later);
  }, [pages.items]);
  return (
    <Page
      title={t('rotation.title')}
      lead={t('rotation.lead')}
      actions={
        <button type="button" disabled={running} onClick={() => setAsking(true)}>
          {t('rotation.start')}
        </button>
      }
    >
      <Paged
        of={pages}
        empty={
          <Empty title={t('rotation.none')}>
            <p>{t('rotation.noneHelp')}</p>
          </Empty>
        }
      >
        {(rotations) => rotations.map((it) => <Rotation key={it.id} rotation={it} />)}
      </Paged>
      {asking && (
        <Confirm
          title={t('rotation.question')}
          verb={t('rotation.start')}
          close={() => setAsking(false)}
          act={async () => {
            await create('/keys/rotations', {});
            setAsking(false);
            pages.reload();
          }}
        >
          <p>{t('rotation.help')}</p>
        </Confirm>
      )}
    </Page>
  );
}

const LOOKS = { reencrypting: 'info', verifying: 'info', completed: 'good', incomplete: 'warn' };

function Rotation({ rotation }: { rotation: KeyRotationResponse }) {
  const { state, rowsDone, rowsTotal } = rotation;
  const done = t('rotation.rows', { done: count(rowsDone), total: count(rowsTotal) });
  return (
    <section class="card">
      <h2>
        <Time at={rotation.startedAt} /> <span class={`badge ${LOOKS[state]}`}>{t(`rotation.${state}`)}</span>
      </h2>
      <progress
        aria-label={done}
        max={Math.max(rowsTotal, 1)}
        value={rotation.endedAt ? Math.max(rowsTotal, 1) : rowsDone}
      />
      <p role={rotation.endedAt ? undefined : 'status'}>
        {done}
        {!rotation.endedAt && rotation.secondsLeft !== undefined && (
          <> · {t('rotation.left', { time: seconds(rotation.secondsLeft) })}</>
        )}
      </p>
      <p class="soft">
        {rotation.purposes.join(', ')} ·{' '}
        {t('rotation.rate', { rate: count(Math.round(rotation.rowsPerSecond)) })}
      </p>
      {rotation.rowsUnreadable > 0 && (
        <p class="wrong">{t('rotation.unreadable', { count: count(rotation.rowsUnreadable) })}</p>
      )}
    </section>
  );
}
