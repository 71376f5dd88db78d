import { recall, remember } from '../base/kept';
import { en } from './en';
import { es } from './es';

export type Language = 'en' | 'es';
export type Key = keyof typeof en;

/** Every text of the panel; one that is missing in a language does not compile. */
export type Texts = { [K in Key]: string };

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Values<K extends Key> = [Names<(typeof en)[K]>] extends [never]
  ? []
  : [values: Record<Names<(typeof en)[K]>, string | number>];

const TABLES: Record<Language, Texts> = { en, es };

let spoken: Language = first();

function first(): Language {
  const wished = [recall('language'), ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wished.find((tag): tag is Language => tag === 'en' || tag === 'es') ?? 'en';
}

export function language(): Language {
  return spoken;
}

export function speak(next: Language): void {
  spoken = next;
  remember('language', next);
  showLanguage();
}

export function showLanguage(): void {
  document.documentElement.lang = spoken;
}

/** A text in the person's language, with its `{names}` filled in. */
export function t<K extends Key>(key: K, ...values: Values<K>): string {
  const given = (values[0] ?? {}) as Record<string, string | number>;
  return TABLES[spoken][key].replace(/\{(\w+)\}/g, (whole, name) => String(given[name] ?? whole));
}

/** The text of that key if there is one: for words that the server chooses. */
export function maybe(key: string): string | undefined {
  return (TABLES[spoken] as Record<string, string>)[key];
}
