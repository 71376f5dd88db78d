import type { ComponentChildren } from 'preact';
import { refine } from '../base/route';
import { t } from '../i18n/texts';

/** What narrows a list down; it stands in the address, so that a view can be sent to somebody. */
export function Filters({ search, children }: { search?: boolean; children: ComponentChildren }) {
  return (
    <form
      class="filters"
      role={search ? 'search' : undefined}
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
    </form>
  );
}

type Props = {
  name: string;
  label: string;
  query: URLSearchParams;
  options: [value: string, text: string][];
};

/** One of some things, or all. */
export function Filter({ name, label, query, options }: Props) {
  return (
    <label>
      {label}
      <select
        value={query.get(name) ?? ''}
        onChange={(event) => refine(name, event.currentTarget.value)}
      >
        <option value="">{t('all')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
