import type { Visibility } from '../contract';
import { t } from '../i18n/texts';
import { SelectField } from '../parts/SelectField';

type Props = { value: Visibility; set: (value: Visibility) => void };

/** Who may use a connection besides its owner. */
export function VisibilityField({ value, set }: Props) {
  return (
    <SelectField
      label={t('visibility')}
      help={t(`visibility.${value}.help`)}
      options={[
        ['private', t('visibility.private')],
        ['restricted', t('visibility.restricted')],
      ]}
      value={value}
      set={set}
    />
  );
}
