import type { FormFieldResponse } from '../contract';
import { FormField } from './FormField';
import type { FormState } from './useForm';

const NOTHING: Set<string> = new Set();

type Props = { fields: FormFieldResponse[]; form: FormState; kept?: Set<string> };

/** The fields of a form schema in their order. */
export function SchemaForm({ fields, form, kept = NOTHING }: Props) {
  return (
    <>
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          value={form.values[field.name] ?? ''}
          wrong={form.wrong}
          kept={kept.has(field.name)}
          set={(value) => form.set(field.name, value)}
        />
      ))}
    </>
  );
}
