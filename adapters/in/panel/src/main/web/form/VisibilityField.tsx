import type { Visibility } from '../contract';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';

export type Visible = Visibility;

/** Who may use a connection besides its owner. */
export function VisibilityField({ value, set }: { value: Visible; set: (value: Visible) => void }) {
  return (
    <Field label={t('visibility')} help={t(`visibility.${value}.help`)}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={(event) => set(event.currentTarget.value as Visible)}
        >
          <option value="private">{t('visibility.private')}</option>
          <option value="restricted">{t('visibility.restricted')}</option>
        </select>
      )}
    </Field>
  );
}
