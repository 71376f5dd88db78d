import { useState } from 'preact/hooks';
import type { PanelSessionResponse } from '../contract';
import { Refused } from '../base/http';
import { signIn } from '../base/session';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { Notice } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { Choices } from './Choices';

type Props = { ended: boolean; signedIn: (session: PanelSessionResponse) => void; redraw: () => void };

/** By an API key, which is exchanged for a cookie at once and kept nowhere. */
export function SignIn({ ended, signedIn, redraw }: Props) {
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState('');
  const submit = async () => {
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
  };
  return (
    <div class="sign-in">
      <main class="card">
        <h1>
          <span class="mark" aria-hidden="true" />
          Enlace
        </h1>
        <p class="lead">{t('signIn.lead')}</p>
        {ended && <Notice kind="info">{t('signIn.ended')}</Notice>}
        <Form send={submit} verb={t('signIn.do')}>
          <TextField
            label={t('signIn.key')}
            help={t('signIn.help')}
            error={wrong}
            required
            value={key}
            set={(text) => {
              setKey(text);
              setWrong('');
            }}
            input={{ type: 'password', autoComplete: 'current-password' }}
          />
        </Form>
        <Choices redraw={redraw} />
      </main>
    </div>
  );
}
