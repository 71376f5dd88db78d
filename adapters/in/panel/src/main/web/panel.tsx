import { render } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { PanelSessionResponse } from './contract';
import { speakFor } from './base/http';
import { asRefused } from './base/load';
import { Me } from './base/me';
import { useRoute } from './base/route';
import { currentSession, forgetSession } from './base/session';
import { showTheme } from './base/theme';
import type { Refused } from './base/http';
import { language, showLanguage } from './i18n/texts';
import { Arrived } from './oauth/Arrived';
import { arrive } from './oauth/place';
import { Waiting } from './parts/Loading';
import { Problem } from './parts/Problem';
import { Shell } from './views/Shell';
import { SignIn } from './views/SignIn';
import { View } from './views/View';

type Who = PanelSessionResponse | 'asking' | 'nobody' | 'ended';

const arrival = arrive();

function Panel() {
  const [who, setWho] = useState<Who>('asking');
  const [error, setError] = useState<Refused | undefined>(undefined);
  const [arrived, setArrived] = useState(arrival);
  const [, redraw] = useReducer<number, number>((count) => count + 1, 0);
  const route = useRoute();
  const place = route.path.join('/');
  const [arrivedAt] = useState(place);
  const ask = () => {
    setError(undefined);
    currentSession().then(
      (session) => setWho(session ?? 'nobody'),
      (failure) => setError(asRefused(failure)),
    );
  };
  useEffect(() => {
    speakFor('panel', () => {
      forgetSession();
      setWho('ended');
    });
    ask();
  }, []);
  if (error) {
    return <Problem error={error} retry={ask} />;
  }
  if (who === 'asking') {
    return <Waiting />;
  }
  if (who === 'nobody' || who === 'ended') {
    return (
      <SignIn key={language()} ended={who === 'ended'} signedIn={setWho} redraw={() => redraw(0)} />
    );
  }
  return (
    <Me.Provider value={who}>
      <Shell
        key={language()}
        route={route}
        signedOut={() => setWho('nobody')}
        redraw={() => redraw(0)}
      >
        {arrived && place === arrivedAt && <Arrived arrival={arrived} close={() => setArrived(undefined)} />}
        <View key={place} route={route} />
      </Shell>
    </Me.Provider>
  );
}

showTheme();
showLanguage();
const app = document.getElementById('app');
if (app) {
  render(<Panel />, app);
}
