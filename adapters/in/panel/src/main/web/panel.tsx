import { render } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import { Me } from './base/me';
import { useRoute } from './base/route';
import { showTheme } from './base/theme';
import { useSession } from './base/useSession';
import { showLanguage, t } from './i18n/texts';
import { Arrived } from './oauth/Arrived';
import { arrive } from './oauth/place';
import { Boundary } from './parts/Boundary';
import { Waiting } from './parts/Loading';
import { Notice } from './parts/Notice';
import { Problem } from './parts/Problem';
import { Shell } from './views/Shell';
import { SignIn, SignInAgain } from './views/SignIn';
import { View } from './views/View';

const arrival = arrive();

function Panel() {
  const session = useSession();
  const { who } = session;
  const [arrived, setArrived] = useState(arrival);
  const [, count] = useReducer<number, number>((drawn) => drawn + 1, 0);
  // Every text is read while it is drawn, so that nothing is lost when another language is chosen.
  const redraw = () => count(0);
  const route = useRoute();
  const place = route.path.join('/');
  const [arrivedAt] = useState(place);
  useEffect(session.ask, []);
  if (session.error) {
    return <Problem error={session.error} retry={session.ask} />;
  }
  if (who === 'asking') {
    return <Waiting />;
  }
  if (who === 'nobody') {
    return <SignIn signedIn={session.signedIn} redraw={redraw} />;
  }
  return (
    <Me.Provider value={who}>
      <Shell
        key={`${who.workspaceId} ${who.userId}`}
        route={route}
        veiled={session.ended}
        signedOut={session.signedOut}
        redraw={redraw}
      >
        {session.replaced && (
          <Notice kind="info">
            <p>{t('session.replaced', { name: who.workspaceName })}</p>
            <button type="button" class="quiet" onClick={session.seen}>
              {t('arrived.close')}
            </button>
          </Notice>
        )}
        {arrived && place === arrivedAt && (
          <Arrived arrival={arrived} close={() => setArrived(undefined)} />
        )}
        <Boundary key={place}>
          <View route={route} />
        </Boundary>
      </Shell>
      {session.ended && <SignInAgain signedIn={session.signedIn} redraw={redraw} />}
    </Me.Provider>
  );
}

showTheme();
showLanguage();
const app = document.getElementById('app');
if (app) {
  render(
    <Boundary>
      <Panel />
    </Boundary>,
    app,
  );
}
