import { useState } from 'preact/hooks';
import type { AuditHeadResponse, AuditProofResponse } from '../contract';
import { get, withQuery } from '../base/http';
import { useAction } from '../base/load';
import { count } from '../base/times';
import { t } from '../i18n/texts';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { TextField } from '../parts/TextField';

/** Checks the whole chain, with a head that was put away earlier if there is one. */
export function AuditProof() {
  const action = useAction();
  const [proof, setProof] = useState<AuditProofResponse | undefined>(undefined);
  const [head, setHead] = useState('');
  const [wrong, setWrong] = useState('');
  const verify = () =>
    action.run(async () => {
      setProof(undefined);
      const query = parsed(head);
      setWrong(query ? '' : t('audit.headWrong'));
      if (query) {
        setProof(await get<AuditProofResponse>(withQuery('/audit-events/verify', query)));
      }
    });
  const take = () =>
    action.run(async () => {
      setHead(JSON.stringify(await get<AuditHeadResponse>('/audit-events/head'), null, 1));
      setWrong('');
    });
  return (
    <section class="card" aria-labelledby="proof">
      <h2 id="proof">{t('audit.proof')}</h2>
      <p class="help">{t('audit.proofHelp')}</p>
      <details>
        <summary>{t('audit.head')}</summary>
        <TextField
          label={t('audit.headText')}
          help={t('audit.headHelp')}
          error={wrong}
          value={head}
          set={setHead}
          rows={5}
        />
        <button type="button" class="quiet" disabled={action.busy} onClick={take}>
          {t('audit.take')}
        </button>
      </details>
      <div class="actions">
        <button type="button" disabled={action.busy} onClick={verify}>
          {action.busy ? t('audit.verifying') : t('audit.verify')}
        </button>
      </div>
      <Problem error={action.error} />
      {proof && <Proof proof={proof} />}
    </section>
  );
}

function Proof({ proof }: { proof: AuditProofResponse }) {
  return (
    <Notice kind={proof.valid ? 'good' : 'bad'}>
      <p>
        {proof.valid
          ? t('audit.valid', { count: count(proof.count) })
          : t('audit.broken', { number: proof.brokenAt ?? '?', reason: proof.reason ?? '?' })}
      </p>
      {proof.exportedHead && <p>{t(`audit.head.${proof.exportedHead}`)}</p>}
    </Notice>
  );
}

/** The parameters of an exported head; none for an empty text, nothing for one that is no head. */
function parsed(text: string): Record<string, string> | undefined {
  if (!text.trim()) {
    return {};
  }
  try {
    const head = JSON.parse(text) as AuditHeadResponse;
    return Object.fromEntries(Object.entries(head).map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}
