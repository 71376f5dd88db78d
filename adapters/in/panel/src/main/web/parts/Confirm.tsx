import type { ComponentChildren } from 'preact';
import { useAction } from '../base/load';
import { t } from '../i18n/texts';
import { Dialog } from './Dialog';
import { Problem } from './Problem';

type Props = {
  title: string;
  verb: string;
  act: () => Promise<void>;
  close: () => void;
  children: ComponentChildren;
};

/** A dialog with one thing to do or to leave. */
export function Confirm({ title, verb, act, close, children }: Props) {
  const action = useAction();
  return (
    <Dialog title={title} close={close}>
      {children}
      <Problem error={action.error} />
      <div class="actions">
        <button type="button" class="danger" disabled={action.busy} onClick={() => action.run(act)}>
          {verb}
        </button>
        <button type="button" class="quiet" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
