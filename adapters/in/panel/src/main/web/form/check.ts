import type { FormFieldResponse, Violation } from '../contract';
import { t } from '../i18n/texts';
import type { Value, Values } from './values';

/** Messages by the path of what is wrong: `host`, or `allowList[2].value`. */
export type Wrong = Record<string, string>;

/** What can be seen to be wrong without asking the server, which checks it all again. */
export function check(fields: FormFieldResponse[], values: Values, kept: Set<string>): Wrong {
  const wrong: Wrong = {};
  for (const field of fields) {
    const message = problem(field, values[field.name] ?? '', kept.has(field.name));
    if (message) {
      wrong[field.name] = message;
    }
  }
  return wrong;
}

function problem(field: FormFieldResponse, value: Value, kept: boolean): string | undefined {
  if (typeof value === 'boolean') {
    return undefined;
  }
  if (value.length === 0) {
    return field.required && !kept && field.default === undefined ? t('rule.required') : undefined;
  }
  const size = measured(field, value);
  if (Number.isNaN(size)) {
    return t('rule.number');
  }
  if (field.min !== undefined && size < field.min) {
    return t(field.type === 'number' ? 'rule.min' : 'rule.short', { bound: field.min });
  }
  if (field.max !== undefined && size > field.max) {
    return t(field.type === 'number' ? 'rule.max' : 'rule.long', { bound: field.max });
  }
  return typeof value === 'string' && !matches(field.pattern, value) ? t('rule.pattern') : undefined;
}

function measured(field: FormFieldResponse, value: string | unknown[]): number {
  return field.type === 'number' && typeof value === 'string'
    ? Number(value.trim().replace(',', '.'))
    : value.length;
}

function matches(pattern: string | undefined, value: string): boolean {
  if (!pattern) {
    return true;
  }
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true; // written for another engine: the server will tell
  }
}

/** What the server found; whatever belongs to no field stays with the problem itself. */
export function fromServer(violations: Violation[]): Wrong {
  return Object.fromEntries(
    violations.map(({ field, message }) => [field.replace(/^config\./, ''), message]),
  );
}
