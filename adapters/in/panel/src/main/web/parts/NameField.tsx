import { useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { TextField } from './TextField';

/** A name that something new must have. */
export type Name = {
  text: string;
  set: (text: string) => void;
  wrong: string;
  /** What to send; undefined where nothing was typed, which is said at the field. */
  given: () => string | undefined;
};

export function useName(): Name {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  return {
    text,
    set: (typed) => {
      setText(typed);
      setWrong('');
    },
    wrong,
    given: () => {
      if (!text.trim()) {
        setWrong(t('rule.required'));
        return undefined;
      }
      return text.trim();
    },
  };
}

export function NameField({ name, label, help }: { name: Name; label: string; help: string }) {
  return (
    <TextField
      label={label}
      help={help}
      error={name.wrong}
      required
      value={name.text}
      set={name.set}
      input={{ maxLength: 120 }}
    />
  );
}
