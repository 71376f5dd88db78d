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
  const parts = Object.entries(detail).filter(([, value]) => typeof value !== 'object');
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
