import { useEffect, useState } from 'preact/hooks';
import type { ConnectionResponse, FormFieldResponse, UpdateConnectionRequest } from '../contract';
import { call } from '../base/http';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { Notice } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { SchemaForm } from './SchemaForm';
import { useForm } from './useForm';
import { changes } from './values';
import { VisibilityField } from './VisibilityField';

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
  const [visibility, setVisibility] = useState(connection.visibility);
  useEffect(() => setLabel(connection.label), [connection.label]);
  useEffect(() => setVisibility(connection.visibility), [connection.visibility]);
  const moved = fields.some(
    (field) =>
      field.destination &&
      JSON.stringify(form.values[field.name]) !== JSON.stringify(form.before[field.name]),
  );
  const kept = new Set(
    moved ? [] : fields.filter((it) => it.secret && connection.config[it.name]).map((it) => it.name),
  );
  const save = () =>
    form.send(kept, async (values) => {
      const config = changes(fields, form.before, values);
      const request: UpdateConnectionRequest = {
        ...(Object.keys(config).length > 0 ? { config } : {}),
        ...(label.trim() !== connection.label ? { label: label.trim() } : {}),
        ...(visibility !== connection.visibility ? { visibility } : {}),
      };
      if (Object.keys(request).length > 0) {
        const path = `/connections/${connection.id}`;
        const changed = await call<ConnectionResponse>('PATCH', path, request, { ifMatch: etag });
        form.reset(changed.data.config);
      }
      saved();
    });
  return (
    <Form send={save} verb={t('form.save')} busyVerb={t('form.trying')} done={t('settings.saved')}>
      <TextField
        label={t('form.label')}
        value={label}
        set={setLabel}
        input={{ maxLength: 120 }}
      />
      <SchemaForm fields={fields} form={form} kept={kept} />
      <VisibilityField value={visibility} set={setVisibility} />
      {moved && <Notice kind="info">{t('form.moved')}</Notice>}
    </Form>
  );
}
