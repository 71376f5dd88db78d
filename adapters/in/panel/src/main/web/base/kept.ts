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

/** Tells when another tab remembers something else. */
export function listen(name: string, changed: () => void): () => void {
  const told = (event: StorageEvent) => {
    if (event.key === 'enlace.' + name) {
      changed();
    }
  };
  addEventListener('storage', told);
  return () => removeEventListener('storage', told);
}
