import type { ComponentChildren } from 'preact';
import type { Loaded } from '../base/load';
import { t } from '../i18n/texts';
import { Problem } from './Problem';

/**
 * Shows what was loaded, or why it was not, or both where it cannot be loaded again for now; the
 * waiting itself is announced, not animated.
 */
export function Load<T>({ from, children }: { from: Loaded<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {from.error && <Problem error={from.error} retry={from.reload} />}
      {from.data !== undefined ? children(from.data) : !from.error && <Waiting />}
    </>
  );
}

export function Waiting() {
  return (
    <p class="waiting" role="status">
      {t('loading')}
    </p>
  );
}
