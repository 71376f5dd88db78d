import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FormFieldResponse } from '../contract';
import { Refused } from '../base/http';
import { useUnsaved } from '../base/unsaved';
import { check, fromServer, type Wrong } from './check';
import { type Config, shown, tidy, type Value, type Values } from './values';

export type FormState = {
  values: Values;
  before: Values;
  wrong: Wrong;
  set: (name: string, value: Value) => void;
  /** Begins anew with what is kept now. */
  reset: (config: Config) => void;
  /** Sends the tidied values; false where something is wrong that can be seen here. */
  send: (kept: Set<string>, send: (values: Values) => Promise<void>) => Promise<boolean>;
};

/** What was typed into a form, and what is wrong with it. */
export function useForm(fields: FormFieldResponse[], config: Config): FormState {
  const [base, setBase] = useState(config);
  const before = useMemo(() => shown(fields, base), [fields, base]);
  const [values, setValues] = useState(before);
  const [wrong, setWrong] = useState<Wrong>({});
  const mark = useUnsaved();
  const dirty = JSON.stringify(values) !== JSON.stringify(before);
  const given = JSON.stringify(config);
  const reset = (next: Config) => {
    setBase(next);
    setValues(shown(fields, next));
  };
  // What is loaded again is another object, and nothing new as long as the same stands in it.
  useEffect(() => {
    if (given !== JSON.stringify(base)) {
      reset(config);
    }
  }, [given]);
  useEffect(() => mark(dirty), [dirty]);
  const blame = (found: Wrong) => {
    setWrong(found);
    focusFirstWrong(found);
  };
  return {
    values,
    before,
    wrong,
    reset,
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
        return false;
      }
      try {
        await send(tidied);
        mark(false);
        return true;
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
