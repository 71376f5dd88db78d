import { useState } from 'preact/hooks';
import type { AvailableConnectionResponse, ConnectionResponse, FormFieldResponse } from '../contract';
import { post, Refused } from '../base/http';
import { useAction } from '../base/load';
import { markUnsaved } from '../base/route';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Problem } from '../parts/Problem';
import { SchemaForm } from './SchemaForm';
import { useForm } from './useForm';
import { whole } from './values';
import { VisibilityField, type Visible } from './VisibilityField';

const NONE: Set<string> = new Set();
const EMPTY = {};

type Props = {
  entry: AvailableConnectionResponse;
  fields: FormFieldResponse[];
  /** What it is to be called; null where somebody else has said so. */
  label: string | null;
  /** Whether to ask who may use it. */
  asksWho: boolean;
  made: (connection: ConnectionResponse) => void;
};

/** The form that connects an entry; it is tried on the real server before it is kept. */
export function NewConnection({ entry, fields, label, asksWho, made }: Props) {
  const form = useForm(fields, EMPTY);
  const [name, setName] = useState(label ?? '');
  const [visibility, setVisibility] = useState<Visible>('private');
  const action = useAction();
  const [untried, setUntried] = useState(false);
  const save = (verify: boolean) =>
    action.run(async () => {
      const values = form.ready(NONE);
      if (!values) {
        return;
      }
      try {
        const connection = await post<ConnectionResponse>(
          verify ? '/connections' : '/connections?verify=false',
          {
            availableConnectionId: entry.id,
            config: whole(fields, values),
            ...(name.trim() ? { label: name.trim() } : {}),
            ...(asksWho ? { visibility } : {}),
          },
        );
        markUnsaved(false);
        made(connection);
      } catch (error) {
        if (error instanceof Refused) {
          form.refuse(error);
          setUntried(error.code === 'CONNECTION.VERIFICATION_FAILED');
        }
        throw error;
      }
    });
  return (
    <form
      class="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(true);
      }}
    >
      {label !== null && (
        <Field label={t('form.label')} help={t('form.labelHelp')}>
          {(attributes) => (
            <input
              {...attributes}
              maxLength={120}
              autoComplete="off"
              placeholder={entry.name}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <SchemaForm fields={fields} form={form} />
      {asksWho && <VisibilityField value={visibility} set={setVisibility} />}
      <Problem error={action.error} />
      <div class="actions">
        <button type="submit" disabled={action.busy}>
          {action.busy ? t('form.trying') : t('form.connect')}
        </button>
        {untried && (
          <button type="button" class="quiet" disabled={action.busy} onClick={() => save(false)}>
            {t('form.saveUntried')}
          </button>
        )}
      </div>
    </form>
  );
}
