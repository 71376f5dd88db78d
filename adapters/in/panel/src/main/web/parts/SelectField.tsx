import { Field } from './Field';

type Props<T extends string> = {
  label: string;
  help?: string;
  options: readonly (readonly [value: T, text: string])[];
  value: T;
  set: (value: T) => void;
};

/** One of some things. */
export function SelectField<T extends string>({ label, help, options, value, set }: Props<T>) {
  return (
    <Field label={label} help={help}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={(event) => set(event.currentTarget.value as T)}
        >
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
