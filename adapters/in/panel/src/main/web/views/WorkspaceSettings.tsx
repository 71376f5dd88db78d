import { t } from '../i18n/texts';
import { Page } from '../parts/Page';
import { ConnectPageSettings } from './ConnectPageSettings';
import { SuccessUrls } from './SuccessUrls';

/** What an administrator settles once for the workspace. */
export function WorkspaceSettings() {
  return (
    <Page title={t('settings.title')}>
      <SuccessUrls />
      <ConnectPageSettings />
    </Page>
  );
}
