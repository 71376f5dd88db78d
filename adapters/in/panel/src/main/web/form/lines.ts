import type { Line } from './values';

/** The lines of a text in which something stands. */
export function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/**
 * Many lines at once, as they come out of a spreadsheet, an address book or a mail: a value alone,
 * `Name <value>`, a name and a value with a tab, a semicolon or a comma between them, or nothing but
 * values with such between them.
 */
export function parseLines(text: string): Line[] {
  return lines(text).flatMap(parseLine);
}

function parseLine(line: string): Line[] {
  const parts = line.split(/[\t;,]/).map(unquoted).filter(Boolean);
  if (parts.length > 1 && parts.every(isValue)) {
    return parts.map((value) => ({ label: '', value }));
  }
  const named = /^(.*)<([^<>]+)>$/.exec(line);
  if (named) {
    return [{ label: unquoted(named[1] ?? ''), value: (named[2] ?? '').trim() }];
  }
  if (parts.length < 2) {
    return parts.map((value) => ({ label: '', value }));
  }
  const [, label = '', rest = ''] = /^\s*("[^"]*"|[^\t;,]*)[^\t;,]*[\t;,](.*)$/.exec(line) ?? [];
  return [{ label: unquoted(label), value: unquoted(rest.replace(/^[\s;,]+|[\s;,]+$/g, '')) }];
}

/** An address, a domain or a number: what nobody is called. */
function isValue(text: string): boolean {
  return /^([^\s<>]*@[^\s<>]*|\*\.[^\s<>]+|[+-]?\d+)$/.test(text);
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
