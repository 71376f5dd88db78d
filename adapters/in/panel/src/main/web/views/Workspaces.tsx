import { useState } from 'preact/hooks';
import type { CreatedWorkspaceResponse, WorkspaceResponse } from '../contract';
import { useMe } from '../base/me';
import { usePages } from '../base/pages';
import { t } from '../i18n/texts';
import { Page } from '../parts/Page';
import { Paged } from '../parts/Paging';
import { Secret } from '../parts/Secret';
import { Table } from '../parts/Table';
import { Time } from '../parts/Time';
import { NewWorkspace } from './NewWorkspace';

/** Every workspace of the installation; nothing that is in them. */
export function Workspaces() {
  const pages = usePages<WorkspaceResponse>('/workspaces', {});
  const [made, setMade] = useState<CreatedWorkspaceResponse | undefined>(undefined);
  return (
    <Page title={t('workspaces.title')} lead={t('workspaces.lead')}>
      {made ? (
        <Secret
          label={t('workspaces.made', { name: made.name })}
          value={made.adminKey}
          done={() => setMade(undefined)}
        />
      ) : (
        <NewWorkspace
          made={(workspace) => {
            setMade(workspace);
            pages.reload();
          }}
        />
      )}
      <Paged of={pages} empty={null}>
        {(workspaces) => (
          <Table
            label={t('workspaces.title')}
            heads={[
              t('workspaces.name'),
              t('workspaces.confirmation'),
              t('workspaces.created'),
              t('workspaces.id'),
            ]}
          >
            {workspaces.map((workspace) => (
              <Row key={workspace.id} workspace={workspace} />
            ))}
          </Table>
        )}
      </Paged>
    </Page>
  );
}

function Row({ workspace }: { workspace: WorkspaceResponse }) {
  const me = useMe();
  return (
    <tr>
      <th scope="row">
        {workspace.name}{' '}
        {workspace.id === me.workspaceId && (
          <span class="badge info">{t('workspaces.here')}</span>
        )}
        {workspace.disabledAt && <span class="badge off">{t('workspaces.disabled')}</span>}
      </th>
      <td>{t(`workspaces.confirmation.${workspace.oauthConfirmation}`)}</td>
      <td>
        <Time at={workspace.createdAt} />
      </td>
      <td>
        <code>{workspace.id}</code>
      </td>
    </tr>
  );
}
