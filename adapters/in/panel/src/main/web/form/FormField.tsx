import type { FormFieldResponse } from '../contract';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import type { Wrong } from './check';
import { LabeledList } from './LabeledList';
import type { Value } from './values';

type Props = {
  field: FormFieldResponse;
  value: Value;
  wrong: Wrong;
  /** Whether a secret is set already and need not be typed again. */
  kept: boolean;
  set: (value: Value) => void;
};

/** The control for a field, by its type alone. */
export function FormField({ field, value, wrong, kept, set }: Props) {
  if (Array.isArray(value)) {
    return <LabeledList field={field} lines={value} wrong={wrong} set={set} />;
  }
  if (typeof value === 'boolean') {
    return <Tick field={field} value={value} error={wrong[field.name]} set={set} />;
  }
  return (
    <Field
      label={field.label}
      help={field.help}
      error={wrong[field.name]}
      required={field.required && !kept}
    >
      {(attributes) =>
        field.options ? (
          <select
            {...attributes}
            value={value}
            onChange={(event) => set(event.currentTarget.value)}
          >
            {!field.default && <option value="">{t('form.choose')}</option>}
            {field.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...attributes}
            name={field.name}
            type={field.type === 'password' ? 'password' : 'text'}
            inputMode={field.type === 'number' ? 'decimal' : undefined}
            autoComplete={field.type === 'password' ? 'new-password' : 'off'}
            placeholder={kept ? t('form.kept') : undefined}
            value={value}
            onInput={(event) => set(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

type TickProps = {
  field: FormFieldResponse;
  value: boolean;
  error: string | undefined;
  set: (value: boolean) => void;
};

function Tick({ field, value, error, set }: TickProps) {
  return (
    <div class="field tick">
      <label>
        <input
          type="checkbox"
          name={field.name}
          checked={value}
          aria-invalid={error ? 'true' : undefined}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        {field.label}
      </label>
      {field.help && <p class="help">{field.help}</p>}
      {error && <p class="wrong">{error}</p>}
    </div>
  );
}
