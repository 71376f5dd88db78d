import { useEffect, useState } from 'preact/hooks';
import { useUnsaved } from '../base/unsaved';
import { t } from '../i18n/texts';
import { Notice } from './Notice';

/** A secret that is shown this once; whoever leaves before it is put away is asked. */
export function Secret({ label, value, done }: { label: string; value: string; done: () => void }) {
  const [copied, setCopied] = useState(false);
  const mark = useUnsaved('unsaved.secret');
  useEffect(() => mark(true), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Notice kind="good">
      <p>
        <strong>{label}</strong>
      </p>
      <p>{t('secret.once')}</p>
      <code class="secret" tabIndex={0}>
        {value}
      </code>
      <div class="actions">
        <button type="button" onClick={copy}>
          {copied ? t('secret.copied') : t('secret.copy')}
        </button>
        <button type="button" class="quiet" onClick={done}>
          {t('secret.done')}
        </button>
      </div>
    </Notice>
  );
}
