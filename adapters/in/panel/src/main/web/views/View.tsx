import { useMe } from '../base/me';
import type { Route } from '../base/route';
import { t } from '../i18n/texts';
import { Page } from '../parts/Page';
import { ApiKeys } from './ApiKeys';
import { Audit } from './Audit';
import { Catalogue } from './Catalogue';
import { ConnectionDetail } from './ConnectionDetail';
import { Connections } from './Connections';
import { Entry } from './Entry';
import { Health } from './Health';
import { KeyRotations } from './KeyRotations';
import { WebhookDetail } from './WebhookDetail';
import { Webhooks } from './Webhooks';
import { WorkspaceSettings } from './WorkspaceSettings';
import { Workspaces } from './Workspaces';

/** The view of a route. */
export function View({ route }: { route: Route }) {
  const me = useMe();
  const [place = 'connections', id] = route.path;
  switch (place) {
    case 'connections':
      return id ? <ConnectionDetail id={id} /> : <Connections query={route.query} />;
    case 'catalogue':
      return id ? <Entry id={id} /> : <Catalogue query={route.query} />;
  }
  if (me.role === 'admin') {
    switch (place) {
      case 'health':
        return <Health />;
      case 'webhooks':
        return id ? <WebhookDetail id={id} /> : <Webhooks />;
      case 'api-keys':
        return <ApiKeys />;
      case 'keys':
        return <KeyRotations />;
      case 'audit':
        return <Audit query={route.query} />;
      case 'settings':
        return <WorkspaceSettings />;
    }
  }
  if (me.instanceAdmin && place === 'workspaces') {
    return <Workspaces />;
  }
  return (
    <Page title={t('nowhere.title')}>
      <p>
        <a href="#/connections">{t('nowhere.back')}</a>
      </p>
    </Page>
  );
}
