import { t } from '../i18n/texts';

/** Why nothing can be connected here any more. */
export type End = 'over' | 'replaced';

/** Says what to do instead. */
export function Over({ end }: { end: End }) {
  return (
    <main class="connect">
      <section class="card">
        <h1>{t(`connect.${end}`)}</h1>
        <p>{t(`connect.${end}Help`)}</p>
      </section>
    </main>
  );
}
