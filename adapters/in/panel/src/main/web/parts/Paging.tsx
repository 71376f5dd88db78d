import type { ComponentChildren } from 'preact';
import type { Pages } from '../base/pages';
import { t } from '../i18n/texts';
import { Waiting } from './Loading';
import { Problem } from './Problem';

type Props<T> = { of: Pages<T>; empty: ComponentChildren; children: (items: T[]) => ComponentChildren };

/**
 * A page of a list with the way to the next one, or what to say where there is nothing. It stays
 * until the next one has come, and so does the focus on the button that asked for it.
 */
export function Paged<T>({ of, empty, children }: Props<T>) {
  return (
    <>
      {of.error && <Problem error={of.error} retry={of.reload} />}
      {of.items ? (
        <Shown of={of} items={of.items} empty={empty} children={children} />
      ) : (
        !of.error && <Waiting />
      )}
    </>
  );
}

function Shown<T>({ of, items, empty, children }: Props<T> & { items: T[] }) {
  if (items.length === 0 && !of.previous) {
    return <>{empty}</>;
  }
  return (
    <>
      {children(items)}
      {(of.next || of.previous) && (
        <nav class="paging" aria-label={t('paging.pages')}>
          <Step verb={t('paging.previous')} step={of.previous} />
          <span role="status">{t('paging.page', { number: of.number })}</span>
          <Step verb={t('paging.next')} step={of.next} />
        </nav>
      )}
    </>
  );
}

/** Not disabled at the end, which would take the focus away. */
function Step({ verb, step }: { verb: string; step: (() => void) | undefined }) {
  return (
    <button type="button" class="quiet" aria-disabled={step ? undefined : 'true'} onClick={step}>
      {verb}
    </button>
  );
}
