import type { InputHTMLAttributes } from 'preact';
import { Field } from './Field';

type Inputs = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'label' | 'required'>;

type Props = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  value: string;
  set: (value: string) => void;
  /** How many lines are seen of a text that may have many. */
  rows?: number;
  input?: Inputs;
};

/** A text that is typed. */
export function TextField({ value, set, rows, input, ...field }: Props) {
  return (
    <Field {...field}>
      {(attributes) =>
        rows ? (
          <textarea
            {...attributes}
            rows={rows}
            placeholder={input?.placeholder}
            value={value}
            onInput={(event) => set(event.currentTarget.value)}
          />
        ) : (
          <input
            {...attributes}
            {...input}
            value={value}
            onInput={(event) => set(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
