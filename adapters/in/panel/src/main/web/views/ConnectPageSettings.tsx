import { useRef, useState } from 'preact/hooks';
import type { ConnectPageResponse } from '../contract';
import { call, get } from '../base/http';
import { useLoad } from '../base/load';
import { useMe } from '../base/me';
import { lines } from '../form/lines';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Form } from '../parts/Form';
import { Load } from '../parts/Loading';
import { TextField } from '../parts/TextField';

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
  const save = async () => {
    await call('PUT', path, {
      ...(name.trim() ? { name: name.trim() } : {}),
      ...(color.trim() ? { color: color.trim() } : {}),
      ...(logo ? { logoUrl: logo } : {}),
      frameAncestors: lines(origins),
    });
  };
  return (
    <Form send={save} verb={t('form.save')} done={t('settings.saved')}>
      {({ wrong, touch }) => (
        <>
          <TextField
            label={t('settings.name')}
            error={wrong('name')}
            value={name}
            set={setName}
            input={{ maxLength: 120 }}
          />
          <TextField
            label={t('settings.color')}
            help={t('settings.colorHelp')}
            error={wrong('color')}
            value={color}
            set={setColor}
            input={{ maxLength: 7, placeholder: '#2f5fd0' }}
          />
          <Logo
            value={logo}
            set={(url) => {
              setLogo(url);
              touch();
            }}
            error={wrong('logoUrl')}
          />
          <TextField
            label={t('settings.frames')}
            help={t('settings.framesHelp')}
            error={wrong('frameAncestors')}
            value={origins}
            set={setOrigins}
            rows={3}
            input={{ placeholder: 'https://app.example' }}
          />
        </>
      )}
    </Form>
  );
}

type LogoProps = { value: string; set: (url: string) => void; error: string | undefined };

function Logo({ value, set, error }: LogoProps) {
  const chosen = useRef<HTMLInputElement>(null);
  const remove = () => {
    set('');
    if (chosen.current) {
      chosen.current.value = '';
      chosen.current.focus();
    }
  };
  return (
    <>
      <Field label={t('settings.logo')} help={t('settings.logoHelp')} error={error}>
        {(attributes) => (
          <input
            {...attributes}
            ref={chosen}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0];
              if (file) {
                set(await asDataUrl(file));
              }
            }}
          />
        )}
      </Field>
      {value && (
        <div class="actions">
          <img class="logo" src={value} alt={t('settings.logo')} />
          <button type="button" class="quiet" onClick={remove}>
            {t('settings.logoRemove')}
          </button>
        </div>
      )}
    </>
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
