import type { ComponentChildren } from 'preact';

export type Kind = 'good' | 'bad' | 'warn' | 'info';

/** A message in its place; what went wrong is read out at once, the rest when there is time. */
export function Notice({ kind, children }: { kind: Kind; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <span class="sign" aria-hidden="true">
        {{ good: '✓', bad: '!', warn: '!', info: 'i' }[kind]}
      </span>
      <div>{children}</div>
    </div>
  );
}
