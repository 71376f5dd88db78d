import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../base/load';
import { useMe } from '../base/me';
import type { Route } from '../base/route';
import { signOut } from '../base/session';
import { mayLeave } from '../base/unsaved';
import { type Key, t } from '../i18n/texts';
import { Problem } from '../parts/Problem';
import { Choices } from './Choices';

type Props = {
  route: Route;
  /** Whether nobody may see it for now. */
  veiled: boolean;
  signedOut: () => void;
  redraw: () => void;
  children: ComponentChildren;
};

const FOR_ALL: Key[] = ['nav.connections', 'nav.catalogue'];
const FOR_ADMINS: Key[] = [
  'nav.health',
  'nav.webhooks',
  'nav.api-keys',
  'nav.keys',
  'nav.audit',
  'nav.settings',
];

const FOR_INSTANCE_ADMINS: Key[] = ['nav.workspaces'];

/** What stands around every view. */
export function Shell({ route, veiled, signedOut, redraw, children }: Props) {
  const me = useMe();
  const action = useAction();
  const [open, setOpen] = useState(false);
  const here = route.path[0] ?? 'connections';
  useEffect(() => setOpen(false), [route.path.join('/')]);
  const leave = () =>
    mayLeave() &&
    action.run(async () => {
      await signOut();
      signedOut();
    });
  const keys = [
    ...FOR_ALL,
    ...(me.role === 'admin' ? FOR_ADMINS : []),
    ...(me.instanceAdmin ? FOR_INSTANCE_ADMINS : []),
  ];
  return (
    <div class={veiled ? 'shell veiled' : 'shell'}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('main h1')?.focus();
        }}
      >
        {t('nav.skip')}
      </a>
      <header class="side">
        <div class="brand">
          <span class="mark" aria-hidden="true" />
          <span>Enlace</span>
          <button
            type="button"
            class="quiet menu"
            aria-expanded={open}
            aria-controls="menu"
            onClick={() => setOpen(!open)}
          >
            {t('nav.menu')}
          </button>
        </div>
        <div id="menu" class={open ? 'open' : ''}>
          <p class="who">
            <strong>{me.workspaceName}</strong>
            <span>{me.keyName}</span>
          </p>
          {me.sandboxUrl && <p class="sandbox">{t('nav.sandbox')}</p>}
          <nav aria-label={t('nav.main')}>
            {keys.map((key) => {
              const place = key.slice('nav.'.length);
              return (
                <a key={key} href={`#/${place}`} aria-current={place === here ? 'page' : undefined}>
                  {t(key as 'nav.connections')}
                </a>
              );
            })}
          </nav>
          <Choices redraw={redraw} />
          <button type="button" class="quiet" disabled={action.busy} onClick={leave}>
            {t('nav.signOut')}
          </button>
          {action.error && <p class="wrong">{t('nav.stillSignedIn')}</p>}
          <Problem error={action.error} />
        </div>
      </header>
      <main id="main">{children}</main>
    </div>
  );
}
