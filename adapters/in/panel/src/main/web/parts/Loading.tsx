import type { ComponentChildren } from 'preact';
import type { Loaded } from '../base/load';
import { t } from '../i18n/texts';
import { Problem } from './Problem';

/** Shows what was loaded, or why it was not; the waiting itself is announced, not animated. */
export function Load<T>({ from, children }: { from: Loaded<T>; children: (data: T) => ComponentChildren }) {
  if (from.error) {
    return <Problem error={from.error} retry={from.reload} />;
  }
  return from.data === undefined ? <Waiting /> : <>{children(from.data)}</>;
}

export function Waiting() {
  return (
    <p class="waiting" role="status">
      {t('loading')}
    </p>
  );
}
