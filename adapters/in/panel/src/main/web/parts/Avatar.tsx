type Props = { name: string; icon?: string | undefined };

/**
 * The picture that an entry brings along, else a letter in a colour of its own: entries that nobody
 * foresaw look no different from others.
 */
export function Avatar({ name, icon }: Props) {
  if (icon?.startsWith('data:image/')) {
    return <img class="avatar" src={icon} alt="" />;
  }
  let hash = 7;
  for (const letter of name) {
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  }
  return (
    <span class={`avatar hue-${hash % 6}`} aria-hidden="true">
      {(name.match(/\p{L}|\p{N}/u)?.[0] ?? '?').toUpperCase()}
    </span>
  );
}
