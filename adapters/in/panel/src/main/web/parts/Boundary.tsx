import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { t } from '../i18n/texts';
import { Notice } from './Notice';
import { Page } from './Page';

/** Says what to do where something cannot be drawn, which would else leave nothing on the page. */
export function Boundary({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary((thrown) => console.error(thrown));
  return error === undefined ? (
    <>{children}</>
  ) : (
    <Page title={t('broken.title')}>
      <Notice kind="bad">
        <p>{t('broken.help')}</p>
        <button type="button" class="quiet" onClick={() => location.reload()}>
          {t('broken.reload')}
        </button>
      </Notice>
    </Page>
  );
}
