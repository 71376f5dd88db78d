import type { FormFieldResponse } from '../contract';

export type Line = { label: string; value: string };
/** What stands in a control: a text as it was typed, a tick, or lines. */
export type Value = string | boolean | Line[];
export type Values = Record<string, Value>;
export type Config = Record<string, unknown>;

/** What the controls show at first: what is kept, else the default. A secret never comes back. */
export function shown(fields: FormFieldResponse[], config: Config): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, control(field, config[field.name] ?? field.default)]),
  );
}

function control(field: FormFieldResponse, kept: unknown): Value {
  switch (field.type) {
    case 'boolean':
      return kept === true;
    case 'labeledList':
      return Array.isArray(kept) ? kept.map((line) => ({ label: '', value: '', ...line })) : [];
    case 'password':
      return '';
    case 'string':
    case 'number':
      return kept === undefined ? '' : String(kept);
  }
}

/** Without the lines in which nothing stands, so that indices mean the same here and there. */
export function tidy(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((line) => line.label || line.value) : value,
    ]),
  );
}

/** The whole config, for a new connection. */
export function whole(fields: FormFieldResponse[], values: Values): Config {
  return Object.fromEntries(
    fields
      .map((field) => [field.name, sent(field, values[field.name])] as const)
      .filter(([, value]) => value !== null),
  );
}

/** What differs from before; null takes a value away. */
export function changes(fields: FormFieldResponse[], before: Values, now: Values): Config {
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field.name]) !== JSON.stringify(now[field.name]))
      .map((field) => [field.name, sent(field, now[field.name])]),
  );
}

function sent(field: FormFieldResponse, value: Value | undefined): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return null;
  }
  if (field.type === 'number' && typeof value === 'string') {
    const number = Number(value.trim().replace(',', '.'));
    return Number.isFinite(number) ? number : value;
  }
  return value;
}
