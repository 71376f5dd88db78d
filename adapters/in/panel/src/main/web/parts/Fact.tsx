import type { ComponentChildren } from 'preact';
import { t } from '../i18n/texts';
import { Time } from './Time';

/** One line of a list of facts. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** When something last was, if ever. */
export function TimeFact({ name, at }: { name: string; at: string | undefined }) {
  return <Fact name={name}>{at ? <Time at={at} /> : t('never')}</Fact>;
}
