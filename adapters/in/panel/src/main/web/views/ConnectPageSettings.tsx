import { useState } from 'preact/hooks';
import type { ConnectPageResponse } from '../contract';
import { call, get } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';

/** How the page looks on which people who are no administrators connect. */
export function ConnectPageSettings() {
  const me = useMe();
  const path = `/workspaces/${me.workspaceId}/connect-page`;
  const loaded = useLoad(path, () => get<ConnectPageResponse>(path));
  return (
    <section class="card" aria-labelledby="connect-page">
      <h2 id="connect-page">{t('settings.connect')}</h2>
      <p class="help">{t('settings.connectHelp')}</p>
      <Load from={loaded}>{(page) => <Look path={path} given={page} />}</Load>
    </section>
  );
}

function Look({ path, given }: { path: string; given: ConnectPageResponse }) {
  const [name, setName] = useState(given.name ?? '');
  const [color, setColor] = useState(given.color ?? '');
  const [logo, setLogo] = useState(given.logoUrl ?? '');
  const [origins, setOrigins] = useState(given.frameAncestors.join('\n'));
  const [done, setDone] = useState(false);
  const action = useAction();
  const save = () =>
    action.run(async () => {
      setDone(false);
      await call('PUT', path, {
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(color.trim() ? { color: color.trim() } : {}),
        ...(logo ? { logoUrl: logo } : {}),
        frameAncestors: origins.split('\n').map((line) => line.trim()).filter(Boolean),
      });
      setDone(true);
    });
  const wrong = (field: string) =>
    action.error?.violations.find((violation) => violation.field.startsWith(field))?.message;
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('settings.name')} error={wrong('name')}>
        {(attributes) => (
          <input
            {...attributes}
            maxLength={120}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('settings.color')} help={t('settings.colorHelp')} error={wrong('color')}>
        {(attributes) => (
          <input
            {...attributes}
            maxLength={7}
            placeholder="#2f5fd0"
            value={color}
            onInput={(event) => setColor(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('settings.logo')} help={t('settings.logoHelp')} error={wrong('logoUrl')}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0];
              setLogo(file ? await asDataUrl(file) : '');
            }}
          />
        )}
      </Field>
      {logo && <img class="logo" src={logo} alt={t('settings.logo')} />}
      <Field label={t('settings.frames')} help={t('settings.framesHelp')} error={wrong('frameAncestors')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            placeholder="https://app.example"
            value={origins}
            onInput={(event) => setOrigins(event.currentTarget.value)}
          />
        )}
      </Field>
      <Problem error={action.error} />
      {done && <Notice kind="good">{t('settings.saved')}</Notice>}
      <div class="actions">
        <button type="submit" disabled={action.busy}>
          {t('form.save')}
        </button>
      </div>
    </form>
  );
}

function asDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
