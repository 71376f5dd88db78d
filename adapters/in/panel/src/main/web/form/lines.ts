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
 * `Name <value>`, or a name and a value with a tab, a semicolon or a comma between them.
 */
export function parseLines(text: string): Line[] {
  return lines(text).map(parseLine);
}

function parseLine(line: string): Line {
  const named = /^(.*)<([^<>]+)>$/.exec(line);
  if (named) {
    return { label: unquoted(named[1] ?? ''), value: (named[2] ?? '').trim() };
  }
  const [first = '', second] = line.split(/[\t;,]/, 2);
  return second === undefined || second.trim() === ''
    ? { label: '', value: unquoted(first) }
    : { label: unquoted(first), value: unquoted(second) };
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
