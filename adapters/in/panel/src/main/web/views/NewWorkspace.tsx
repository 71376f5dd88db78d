import { useState } from 'preact/hooks';
import type { CreatedWorkspaceResponse, OAuthConfirmation } from '../contract';
import { create } from '../base/create';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { NameField, useName } from '../parts/NameField';
import { SelectField } from '../parts/SelectField';

/** Makes a workspace, and the first key of its administrators. */
export function NewWorkspace({ made }: { made: (workspace: CreatedWorkspaceResponse) => void }) {
  const name = useName();
  const [oauthConfirmation, setConfirmation] = useState<OAuthConfirmation>('required');
  const send = async () => {
    const given = name.given();
    if (given === undefined) {
      return false;
    }
    const request = { name: given, oauthConfirmation };
    made(await create<CreatedWorkspaceResponse>('/workspaces', request));
    return true;
  };
  return (
    <details class="card">
      <summary>{t('workspaces.new')}</summary>
      <Form send={send} verb={t('workspaces.create')}>
        <NameField name={name} label={t('workspaces.name')} help={t('workspaces.nameHelp')} />
        <SelectField
          label={t('workspaces.confirmation')}
          help={t('workspaces.confirmationHelp')}
          options={[
            ['required', t('workspaces.confirmation.required')],
            ['off', t('workspaces.confirmation.off')],
          ]}
          value={oauthConfirmation}
          set={setConfirmation}
        />
      </Form>
    </details>
  );
}
