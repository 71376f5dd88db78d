import { useState } from 'preact/hooks';
import type { SuccessUrlsResponse } from '../contract';
import { call, get } from '../base/http';
import { useLoad } from '../base/load';
import { useMe } from '../base/me';
import { lines } from '../form/lines';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { Load } from '../parts/Loading';
import { TextField } from '../parts/TextField';

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
  const save = async () => {
    await call('PUT', path, { successUrls: lines(text) });
  };
  return (
    <Form send={save} verb={t('form.save')} done={t('settings.saved')}>
      <TextField
        label={t('settings.successUrls')}
        help={t('settings.successHelp')}
        value={text}
        set={setText}
        rows={4}
      />
    </Form>
  );
}
