import { render } from 'preact';
import { useReducer, useState } from 'preact/hooks';
import { speakFor } from './base/http';
import { showTheme } from './base/theme';
import { ConnectApp } from './connect/ConnectApp';
import type { End } from './connect/Over';
import { showLanguage } from './i18n/texts';
import { arrive } from './oauth/place';
import { Boundary } from './parts/Boundary';
import { Choices } from './views/Choices';

const arrival = arrive();

function Connect() {
  const [over, setOver] = useState<End | undefined>(undefined);
  const [, redraw] = useReducer<number, number>((count) => count + 1, 0);
  speakFor(
    'connect',
    () => setOver('over'),
    () => setOver('replaced'),
  );
  return (
    <div class="connect-page">
      <Boundary>
        <ConnectApp arrival={arrival} over={over} />
      </Boundary>
      <footer>
        <Choices redraw={() => redraw(0)} />
      </footer>
    </div>
  );
}

showTheme();
showLanguage();
const app = document.getElementById('app');
if (app) {
  render(<Connect />, app);
}
