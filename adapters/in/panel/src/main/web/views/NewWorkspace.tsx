import { useState } from 'preact/hooks';
import type { CreatedWorkspaceResponse, OAuthConfirmation } from '../contract';
import { create } from '../base/create';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';

/** Makes a workspace, and the first key of its administrators. */
export function NewWorkspace({ made }: { made: (workspace: CreatedWorkspaceResponse) => void }) {
  const [name, setName] = useState('');
  const [oauthConfirmation, setConfirmation] = useState<OAuthConfirmation>('required');
  const [wrong, setWrong] = useState('');
  const send = async () => {
    if (!name.trim()) {
      setWrong(t('rule.required'));
      return;
    }
    const request = { name: name.trim(), oauthConfirmation };
    made(await create<CreatedWorkspaceResponse>('/workspaces', request));
  };
  return (
    <details class="card">
      <summary>{t('workspaces.new')}</summary>
      <Form send={send} verb={t('workspaces.create')}>
        <TextField
          label={t('workspaces.name')}
          help={t('workspaces.nameHelp')}
          error={wrong}
          required
          value={name}
          set={(text) => {
            setName(text);
            setWrong('');
          }}
          input={{ maxLength: 120 }}
        />
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
