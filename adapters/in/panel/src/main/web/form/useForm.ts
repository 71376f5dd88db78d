import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FormFieldResponse } from '../contract';
import { Refused } from '../base/http';
import { markUnsaved } from '../base/unsaved';
import { check, fromServer, type Wrong } from './check';
import { type Config, shown, tidy, type Value, type Values } from './values';

export type FormState = {
  values: Values;
  before: Values;
  wrong: Wrong;
  set: (name: string, value: Value) => void;
  /** Sends the tidied values, unless something is wrong that can be seen here. */
  send: (kept: Set<string>, send: (values: Values) => Promise<void>) => Promise<void>;
};

/** What was typed into a form, and what is wrong with it. */
export function useForm(fields: FormFieldResponse[], config: Config): FormState {
  const before = useMemo(() => shown(fields, config), [fields, config]);
  const [values, setValues] = useState(before);
  const [wrong, setWrong] = useState<Wrong>({});
  const dirty = JSON.stringify(values) !== JSON.stringify(before);
  useEffect(() => setValues(before), [before]);
  useEffect(() => {
    markUnsaved(dirty);
    return () => markUnsaved(false);
  }, [dirty]);
  const blame = (found: Wrong) => {
    setWrong(found);
    focusFirstWrong(found);
  };
  return {
    values,
    before,
    wrong,
    set: (name, value) => {
      setValues((now) => ({ ...now, [name]: value }));
      setWrong((now) =>
        Object.fromEntries(
          Object.entries(now).filter(([path]) => path !== name && !path.startsWith(name + '[')),
        ),
      );
    },
    send: async (kept, send) => {
      const tidied = tidy(values);
      const found = check(fields, tidied, kept);
      setValues(tidied);
      blame(found);
      if (Object.keys(found).length > 0) {
        return;
      }
      try {
        await send(tidied);
        markUnsaved(false);
      } catch (error) {
        if (error instanceof Refused) {
          blame(fromServer(error.violations));
        }
        throw error;
      }
    },
  };
}

/** Once it is drawn. */
function focusFirstWrong(wrong: Wrong): void {
  if (Object.keys(wrong).length > 0) {
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }
}
