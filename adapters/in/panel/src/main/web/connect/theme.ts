import type { ConnectTheme } from '../contract';

/** The workspace's colour as the accent, with letters on it that can be read. */
export function wear(theme: ConnectTheme): void {
  const color = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme.color ?? '');
  if (!color) {
    return;
  }
  const light = luminance(color.slice(1).map((part) => parseInt(part, 16) / 255));
  const root = document.documentElement.style;
  root.setProperty('--accent', color[0]);
  // Equal contrast with black and white lies at this luminance (WCAG 2.2, relative luminance).
  root.setProperty('--on-accent', light > 0.179 ? '#000' : '#fff');
}

function luminance(parts: number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
