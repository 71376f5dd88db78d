import { useState } from 'preact/hooks';
import type { ConnectionResponse, FormFieldResponse, UpdateConnectionRequest } from '../contract';
import { call, Refused } from '../base/http';
import { useAction } from '../base/load';
import { markUnsaved } from '../base/route';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { SchemaForm } from './SchemaForm';
import { useForm } from './useForm';
import { changes } from './values';
import { VisibilityField, type Visible } from './VisibilityField';

type Props = {
  connection: ConnectionResponse;
  etag: string;
  fields: FormFieldResponse[];
  saved: () => void;
};

/** Changes label, visibility and config; secrets that are set stay unless they are typed again. */
export function EditConnection({ connection, etag, fields, saved }: Props) {
  const form = useForm(fields, connection.config);
  const [label, setLabel] = useState(connection.label);
  const [visibility, setVisibility] = useState<Visible>(connection.visibility);
  const action = useAction();
  const moved = fields.some(
    (field) =>
      field.destination &&
      JSON.stringify(form.values[field.name]) !== JSON.stringify(form.before[field.name]),
  );
  const kept = new Set(
    moved ? [] : fields.filter((it) => it.secret && connection.config[it.name]).map((it) => it.name),
  );
  const save = () =>
    action.run(async () => {
      const values = form.ready(kept);
      if (!values) {
        return;
      }
      const config = changes(fields, form.before, values);
      const request: UpdateConnectionRequest = {
        ...(Object.keys(config).length > 0 ? { config } : {}),
        ...(label.trim() !== connection.label ? { label: label.trim() } : {}),
        ...(visibility !== connection.visibility ? { visibility } : {}),
      };
      if (Object.keys(request).length === 0) {
        saved();
        return;
      }
      try {
        await call('PATCH', `/connections/${connection.id}`, request, etag);
        markUnsaved(false);
        saved();
      } catch (error) {
        if (error instanceof Refused) {
          form.refuse(error);
        }
        throw error;
      }
    });
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('form.label')}>
        {(attributes) => (
          <input
            {...attributes}
            maxLength={120}
            value={label}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        )}
      </Field>
      <SchemaForm fields={fields} form={form} kept={kept} />
      <VisibilityField value={visibility} set={setVisibility} />
      {moved && <Notice kind="info">{t('form.moved')}</Notice>}
      <Problem error={action.error} />
      <div class="actions">
        <button type="submit" disabled={action.busy}>
          {action.busy ? t('form.trying') : t('form.save')}
        </button>
      </div>
    </form>
  );
}
