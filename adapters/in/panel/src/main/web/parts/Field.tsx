import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

type Props = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  children: (attributes: Attributes) => JSX.Element;
};

/** What ties a control to its label, its help and its error. */
export type Attributes = {
  'id': string;
  'required': boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

export function Field({ label, help, error, required, children }: Props): ComponentChildren {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>
        {label}
        {required && (
          <span class="must" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {children({
        'id': id,
        'required': !!required,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
