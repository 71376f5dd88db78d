import { useEffect, useRef } from 'preact/hooks';
import { type Key, t } from '../i18n/texts';

type Question = Extract<Key, 'unsaved.question' | 'unsaved.secret'>;

/** What stands on the page and would be lost, each with what is asked before it is. */
const held = new Map<object, Question>();

/**
 * Says, as often as it is called, whether something would be lost by leaving; what is taken off the
 * page asks no more.
 */
export function useUnsaved(question: Question = 'unsaved.question'): (now: boolean) => void {
  const holder = useRef({}).current;
  useEffect(() => () => void held.delete(holder), []);
  return (now) => {
    if (now) {
      held.set(holder, question);
    } else {
      held.delete(holder);
    }
  };
}

export function isUnsaved(): boolean {
  return held.size > 0;
}

/** Whether one may leave: asks where something would be lost. */
export function mayLeave(): boolean {
  const questions = [...held.values()];
  const secret = questions.find((question) => question === 'unsaved.secret');
  return questions.length === 0 || confirm(t(secret ?? 'unsaved.question'));
}

/** Somebody leaves who was asked, or who has nothing to lose any more. */
export function giveUp(): void {
  held.clear();
}
