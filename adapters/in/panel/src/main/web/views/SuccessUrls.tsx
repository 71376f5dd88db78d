import { useState } from 'preact/hooks';
import type { SuccessUrlsResponse } from '../contract';
import { call, get } from '../base/http';
import { useAction, useLoad } from '../base/load';
import { useMe } from '../base/me';
import { t } from '../i18n/texts';
import { Field } from '../parts/Field';
import { Load } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { Problem } from '../parts/Problem';

/** Where people may be sent after they have connected something. */
export function SuccessUrls() {
  const me = useMe();
  const path = `/workspaces/${me.workspaceId}/success-urls`;
  const loaded = useLoad(path, () => get<SuccessUrlsResponse>(path));
  return (
    <section class="card" aria-labelledby="success">
      <h2 id="success">{t('settings.success')}</h2>
      <Load from={loaded}>{({ successUrls }) => <Urls path={path} given={successUrls} />}</Load>
    </section>
  );
}

function Urls({ path, given }: { path: string; given: string[] }) {
  const [text, setText] = useState(given.join('\n'));
  const [done, setDone] = useState(false);
  const action = useAction();
  const save = () =>
    action.run(async () => {
      const successUrls = text.split('\n').map((line) => line.trim()).filter(Boolean);
      await call('PUT', path, { successUrls });
      setDone(true);
    });
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('settings.successUrls')} help={t('settings.successHelp')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={4}
            value={text}
            onInput={(event) => {
              setDone(false);
              setText(event.currentTarget.value);
            }}
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
