import { maybe } from '../i18n/texts';

/** What was done, in words where there are some. */
export function actionText(action: string): string {
  return maybe(`action.${action}`) ?? action;
}

export function actorText(kind: string): string {
  return maybe(`actor.${kind}`) ?? kind;
}

/** Whatever else an event says. */
export function DetailText({ detail }: { detail: Record<string, unknown> }) {
  const parts = flat(detail);
  return parts.length === 0 ? null : (
    <span class="detail">
      {parts.map(([name, value]) => (
        <span key={name}>
          {name}: <code>{String(value)}</code>
        </span>
      ))}
    </span>
  );
}

/** What stands inside of something else, named by its path; several values beside each other. */
function flat(detail: object, path = ''): [string, unknown][] {
  return Object.entries(detail).flatMap(([name, value]): [string, unknown][] => {
    if (value === null || (Array.isArray(value) && value.length === 0)) {
      return [];
    }
    return typeof value === 'object' && !Array.isArray(value)
      ? flat(value, `${path}${name}.`)
      : [[path + name, Array.isArray(value) ? value.join(', ') : value]];
  });
}
