import { useState } from 'preact/hooks';
import { setTheme, type Theme, theme } from '../base/theme';
import { type Language, language, speak, t } from '../i18n/texts';

/** Language and light; both are kept by the browser. */
export function Choices({ redraw }: { redraw: () => void }) {
  const [light, setLight] = useState(theme());
  return (
    <div class="choices">
      <label>
        <span>{t('choices.language')}</span>
        <select
          value={language()}
          onChange={(event) => {
            speak(event.currentTarget.value as Language);
            redraw();
          }}
        >
          <option value="en">English</option>
          <option value="es">Español</option>
        </select>
      </label>
      <label>
        <span>{t('choices.theme')}</span>
        <select
          value={light}
          onChange={(event) => {
            setLight(event.currentTarget.value as Theme);
            setTheme(event.currentTarget.value as Theme);
          }}
        >
          <option value="auto">{t('choices.auto')}</option>
          <option value="light">{t('choices.light')}</option>
          <option value="dark">{t('choices.dark')}</option>
        </select>
      </label>
    </div>
  );
}
