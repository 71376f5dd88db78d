import { useState } from 'preact/hooks';
import type { PanelSessionResponse } from '../contract';
import { Refused } from '../base/http';
import { useAction } from '../base/load';
import { signIn } from '../base/session';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';
import { Choices } from './Choices';

type Props = { ended: boolean; signedIn: (session: PanelSessionResponse) => void; redraw: () => void };

/** By an API key, which is exchanged for a cookie at once and kept nowhere. */
export function SignIn({ ended, signedIn, redraw }: Props) {
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState('');
  const action = useAction();
  const submit = () =>
    action.run(async () => {
      if (!key.trim()) {
        setWrong(t('signIn.empty'));
        return;
      }
      try {
        signedIn(await signIn(key.trim()));
      } catch (error) {
        if (error instanceof Refused && error.status === 401) {
          setWrong(t('signIn.wrong'));
          return;
        }
        throw error;
      }
    });
  return (
    <div class="sign-in">
      <main class="card">
        <h1>
          <span class="mark" aria-hidden="true" />
          Enlace
        </h1>
        <p class="lead">{t('signIn.lead')}</p>
        {ended && <Notice kind="info">{t('signIn.ended')}</Notice>}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Field label={t('signIn.key')} help={t('signIn.help')} error={wrong || undefined} required>
            {(attributes) => (
              <input
                {...attributes}
                type="password"
                autoComplete="current-password"
                value={key}
                onInput={(event) => {
                  setKey(event.currentTarget.value);
                  setWrong('');
                }}
              />
            )}
          </Field>
          <Problem error={action.error} />
          <button type="submit" disabled={action.busy}>
            {t('signIn.do')}
          </button>
        </form>
        <Choices redraw={redraw} />
      </main>
    </div>
  );
}
