import { recall, remember } from './kept';

export type Theme = 'auto' | 'light' | 'dark';

export function theme(): Theme {
  const kept = recall('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** Follows the system unless somebody has said otherwise. */
export function setTheme(next: Theme): void {
  remember('theme', next);
  showTheme();
}

export function showTheme(): void {
  document.documentElement.dataset.theme = theme();
}
