import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelSessionResponse } from '../contract';
import { Refused } from '../base/http';
import { signIn } from '../base/session';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { Notice } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { Choices } from './Choices';

type Props = { signedIn: (session: PanelSessionResponse) => void; redraw: () => void };

/** By an API key, which is exchanged for a cookie at once and kept nowhere. */
export function SignIn(props: Props) {
  return (
    <div class="sign-in">
      <main class="card entrance">
        <Entrance {...props}>
          <p class="lead">{t('signIn.lead')}</p>
        </Entrance>
      </main>
    </div>
  );
}

/** The same on top of what is veiled until then; the focus goes back to where it was. */
export function SignInAgain(props: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const show = () => {
    if (dialog.current?.isConnected && !dialog.current.open) {
      dialog.current.showModal();
    }
  };
  useLayoutEffect(() => {
    const before = document.activeElement;
    show();
    return () => {
      dialog.current?.close();
      setTimeout(() => before instanceof HTMLElement && before.focus());
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="entrance"
      aria-labelledby="entrance"
      onCancel={(event) => event.preventDefault()}
      onClose={show}
    >
      <Entrance {...props}>
        <Notice kind="info">{t('signIn.ended')}</Notice>
      </Entrance>
    </dialog>
  );
}

function Entrance({ signedIn, redraw, children }: Props & { children: ComponentChildren }) {
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
    <>
      <h1 id="entrance">
        <span class="mark" aria-hidden="true" />
        Enlace
      </h1>
      {children}
      <Form send={submit} verb={t('signIn.do')} passing>
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
    </>
  );
}
