import { t } from '../i18n/texts';

let unsaved = false;

/** Says whether something was typed that leaving would lose. */
export function markUnsaved(now: boolean): void {
  unsaved = now;
}

export function isUnsaved(): boolean {
  return unsaved;
}

/** Whether one may leave: asks where something would be lost. */
export function mayLeave(): boolean {
  if (unsaved && !confirm(t('unsaved.question'))) {
    return false;
  }
  unsaved = false;
  return true;
}
