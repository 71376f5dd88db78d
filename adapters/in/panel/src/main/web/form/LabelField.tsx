import { t } from '../i18n/texts';
import { TextField } from '../parts/TextField';

type Props = { value: string; set: (value: string) => void; otherwise: string };

/** What a new connection is to be called; left empty, it gets the name of what it connects. */
export function LabelField({ value, set, otherwise }: Props) {
  return (
    <TextField
      label={t('form.label')}
      help={t('form.labelHelp')}
      value={value}
      set={set}
      input={{ maxLength: 120, autoComplete: 'off', placeholder: otherwise }}
    />
  );
}
