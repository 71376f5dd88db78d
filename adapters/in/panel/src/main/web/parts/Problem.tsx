import type { Refused } from '../base/http';
import { maybe, t } from '../i18n/texts';
import { Notice } from './Notice';

/** What went wrong, and what to do about it. */
export function Problem({ error, retry }: { error: Refused | undefined; retry?: () => void }) {
  if (!error || error.status === 401) {
    return null;
  }
  const advice = maybe(`advice.${error.code}.${error.reason}`) ?? maybe(`advice.${error.code}`);
  return (
    <Notice kind="bad">
      <p>{detail(error)}</p>
      {advice && <p>{advice}</p>}
      {!advice && error.status >= 500 && <p>{t('advice.later')}</p>}
      {typeof error.metadata['address'] === 'string' && (
        <p>
          <a href={error.metadata['address']}>{error.metadata['address']}</a>
        </p>
      )}
      {variables(error) && <p>{t('advice.variables', { names: variables(error) })}</p>}
      {error.violations.length > 0 && (
        <ul>
          {error.violations.map((violation) => (
            <li key={violation.field + violation.rule}>
              <code>{violation.field}</code> {violation.message}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <button type="button" class="quiet" onClick={retry}>
          {t('again')}
        </button>
      )}
    </Notice>
  );
}

function detail(error: Refused): string {
  return error.detail || maybe(`error.${error.code}`) || t('error.unknown');
}

function variables(error: Refused): string {
  const names = error.metadata['variables'];
  return Array.isArray(names) ? names.join(', ') : '';
}
