type Props = { name: string; icon?: string | undefined };

/**
 * The picture that an entry brings along, else a letter in a colour of its own: entries that nobody
 * foresaw look no different from others.
 */
export function Avatar({ name, icon }: Props) {
  if (icon?.startsWith('data:image/')) {
    return <img class="avatar" src={icon} alt="" />;
  }
  return (
    <span class={`avatar hue-${(hash(name) >>> 8) % 6}`} aria-hidden="true">
      {(name.match(/\p{L}|\p{N}/u)?.[0] ?? '?').toUpperCase()}
    </span>
  );
}

/** FNV-1a, so that names that are nearly the same look different. */
function hash(name: string): number {
  let mixed = 0x811c9dc5;
  for (const letter of name) {
    mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return mixed;
}
