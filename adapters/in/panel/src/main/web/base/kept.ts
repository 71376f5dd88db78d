/** What the browser remembers for a person; nothing secret, and nothing that has to be there. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem('enlace.' + name, value);
  } catch {
    // a browser that keeps nothing is served all the same
  }
}

export function recall(name: string): string {
  try {
    return localStorage.getItem('enlace.' + name) ?? '';
  } catch {
    return '';
  }
}
