import { language } from '../i18n/texts';

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** When it was, to the second. */
export function exactly(time: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(time),
  );
}

/** How long ago, or how long yet, as people say it. */
export function about(time: string): string {
  const seconds = (new Date(time).getTime() - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.trunc(seconds / length), unit);
    }
  }
  return format.format(0, 'second');
}

export function count(number: number): string {
  return new Intl.NumberFormat(language()).format(number);
}

export function seconds(number: number): string {
  return number < 90
    ? new Intl.NumberFormat(language(), { style: 'unit', unit: 'second' }).format(number)
    : new Intl.NumberFormat(language(), { style: 'unit', unit: 'minute' }).format(
        Math.round(number / 60),
      );
}
