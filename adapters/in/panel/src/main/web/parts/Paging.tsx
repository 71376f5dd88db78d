import type { ComponentChildren } from 'preact';
import type { Pages } from '../base/pages';
import { t } from '../i18n/texts';
import { Waiting } from './Loading';
import { Problem } from './Problem';

type Props<T> = { of: Pages<T>; empty: ComponentChildren; children: (items: T[]) => ComponentChildren };

/** A page of a list with the way to the next one, or what to say where there is nothing. */
export function Paged<T>({ of, empty, children }: Props<T>) {
  if (of.error) {
    return <Problem error={of.error} retry={of.reload} />;
  }
  if (!of.items) {
    return <Waiting />;
  }
  if (of.items.length === 0 && !of.previous) {
    return <>{empty}</>;
  }
  return (
    <>
      {children(of.items)}
      {(of.next || of.previous) && (
        <nav class="paging" aria-label={t('paging.pages')}>
          <button type="button" class="quiet" disabled={!of.previous} onClick={of.previous}>
            {t('paging.previous')}
          </button>
          <span>{t('paging.page', { number: of.number })}</span>
          <button type="button" class="quiet" disabled={!of.next} onClick={of.next}>
            {t('paging.next')}
          </button>
        </nav>
      )}
    </>
  );
}
