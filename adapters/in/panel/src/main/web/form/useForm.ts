import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FormFieldResponse } from '../contract';
import type { Refused } from '../base/http';
import { markUnsaved } from '../base/route';
import { check, fromServer, type Wrong } from './check';
import { type Config, shown, tidy, type Value, type Values } from './values';

export type Form = {
  values: Values;
  before: Values;
  dirty: boolean;
  wrong: Wrong;
  set: (name: string, value: Value) => void;
  /** The tidied values, or nothing where something is wrong that can be seen here. */
  ready: (kept: Set<string>) => Values | undefined;
  refuse: (error: Refused) => void;
};

/** What was typed into a form, and what is wrong with it. */
export function useForm(fields: FormFieldResponse[], config: Config): Form {
  const before = useMemo(() => shown(fields, config), [fields, config]);
  const [values, setValues] = useState(before);
  const [wrong, setWrong] = useState<Wrong>({});
  const dirty = JSON.stringify(values) !== JSON.stringify(before);
  useEffect(() => setValues(before), [before]);
  useEffect(() => {
    markUnsaved(dirty);
    return () => markUnsaved(false);
  }, [dirty]);
  return {
    values,
    before,
    dirty,
    wrong,
    set: (name, value) => {
      setValues((now) => ({ ...now, [name]: value }));
      setWrong((now) =>
        Object.fromEntries(
          Object.entries(now).filter(([path]) => path !== name && !path.startsWith(name + '[')),
        ),
      );
    },
    ready: (kept) => {
      const tidied = tidy(values);
      const found = check(fields, tidied, kept);
      setValues(tidied);
      setWrong(found);
      focusFirstWrong(found);
      return Object.keys(found).length === 0 ? tidied : undefined;
    },
    refuse: (error) => {
      const found = fromServer(error.violations);
      setWrong(found);
      focusFirstWrong(found);
    },
  };
}

/** Once it is drawn. */
function focusFirstWrong(wrong: Wrong): void {
  if (Object.keys(wrong).length > 0) {
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }
}
