import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Action, useAction } from '../base/load';
import { useUnsaved } from '../base/unsaved';
import { Notice } from './Notice';
import { Problem } from './Problem';

/** Sends what was typed; false where it stays here, since something is wrong that can be seen. */
type Send = () => Promise<boolean | void>;

/** What the fields of a form may want to know of its being sent. */
export type Sending = Omit<Action, 'run'> & {
  /** Sends it in another way. */
  run: (send: Send) => Promise<void>;
  /** What the server found wrong with a field. */
  wrong: (field: string) => string | undefined;
  /** Says that something was changed otherwise than by typing. */
  touch: () => void;
};

type Inside = ComponentChildren | ((sending: Sending) => ComponentChildren);

type Props = {
  send: Send;
  /** What the button says, and what it says while the form is being sent. */
  verb: string;
  busyVerb?: string;
  /** What is said once it was sent, until something is changed. */
  done?: string;
  ready?: boolean;
  /** Whether nobody would miss what was typed. */
  passing?: boolean;
  look?: string;
  /** What else can be done. */
  more?: Inside;
  children: Inside;
};

/**
 * Fields and the button that sends them, one at a time; says what went wrong, or that all is well,
 * and keeps people from losing what they have typed.
 */
export function Form(props: Props) {
  const { send, verb, busyVerb, done, ready = true, passing, look = 'form', more, children } = props;
  const action = useAction();
  const mark = useUnsaved();
  const [sent, setSent] = useState(false);
  const run = (how: Send) =>
    action.run(async () => {
      setSent(false);
      if ((await how()) !== false) {
        mark(false);
        setSent(true);
      }
    });
  const touch = () => {
    setSent(false);
    mark(!passing);
  };
  const sending: Sending = {
    ...action,
    run,
    touch,
    wrong: (field) => action.error?.violations.find((it) => it.field.startsWith(field))?.message,
  };
  const inside = (what: Inside) => (typeof what === 'function' ? what(sending) : what);
  return (
    <form
      class={look}
      noValidate
      onInput={touch}
      onSubmit={(event) => {
        event.preventDefault();
        void run(send);
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
