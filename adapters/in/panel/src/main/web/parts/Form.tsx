import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Action, useAction } from '../base/load';
import { Notice } from './Notice';
import { Problem } from './Problem';

/** What the fields of a form may want to know of its being sent. */
export type Sending = Action & {
  /** What the server found wrong with a field. */
  wrong: (field: string) => string | undefined;
};

type Inside = ComponentChildren | ((sending: Sending) => ComponentChildren);

type Props = {
  send: () => Promise<void>;
  /** What the button says, and what it says while the form is being sent. */
  verb: string;
  busyVerb?: string;
  /** What is said once it was sent, until something is changed. */
  done?: string;
  ready?: boolean;
  look?: string;
  /** What else can be done. */
  more?: Inside;
  children: Inside;
};

/** Fields and the button that sends them, one at a time; says what went wrong, or that all is well. */
export function Form({ send, verb, busyVerb, done, ready = true, look = 'form', more, children }: Props) {
  const action = useAction();
  const [sent, setSent] = useState(false);
  const submit = () =>
    action.run(async () => {
      setSent(false);
      await send();
      setSent(true);
    });
  const sending: Sending = {
    ...action,
    wrong: (field) => action.error?.violations.find((it) => it.field.startsWith(field))?.message,
  };
  const inside = (what: Inside) => (typeof what === 'function' ? what(sending) : what);
  return (
    <form
      class={look}
      noValidate
      onInput={() => setSent(false)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {inside(children)}
      <Problem error={action.error} />
      {sent && done && <Notice kind="good">{done}</Notice>}
      <div class="actions">
        <button type="submit" disabled={action.busy || !ready}>
          {action.busy && busyVerb ? busyVerb : verb}
        </button>
        {inside(more)}
      </div>
    </form>
  );
}
