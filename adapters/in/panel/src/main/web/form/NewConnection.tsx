import { useState } from 'preact/hooks';
import type {
  AvailableConnectionResponse,
  ConnectionResponse,
  FormFieldResponse,
  Visibility,
} from '../contract';
import { create } from '../base/create';
import { Refused } from '../base/http';
import { t } from '../i18n/texts';
import { Form } from '../parts/Form';
import { LabelField } from './LabelField';
import { SchemaForm } from './SchemaForm';
import { useForm } from './useForm';
import { type Values, whole } from './values';
import { VisibilityField } from './VisibilityField';

const NONE: Set<string> = new Set();
const EMPTY = {};

type Props = {
  entry: AvailableConnectionResponse;
  fields: FormFieldResponse[];
  /** What it is to be called; null where somebody else has said so. */
  label: string | null;
  /** Whether to ask who may use it. */
  asksWho: boolean;
  made: (connection: ConnectionResponse) => void;
};

/** The form that connects an entry; it is tried on the real server before it is kept. */
export function NewConnection({ entry, fields, label, asksWho, made }: Props) {
  const form = useForm(fields, EMPTY);
  const [name, setName] = useState(label ?? '');
  const [visibility, setVisibility] = useState<Visibility>('private');
  const [untried, setUntried] = useState(false);
  const make = (path: string) => async (values: Values) =>
    made(
      await create<ConnectionResponse>(path, {
        availableConnectionId: entry.id,
        config: whole(fields, values),
        ...(name.trim() ? { label: name.trim() } : {}),
        ...(asksWho ? { visibility } : {}),
      }),
    );
  const tryAndMake = () =>
    form.send(NONE, make('/connections')).catch((error: unknown) => {
      setUntried(error instanceof Refused && error.code === 'CONNECTION.VERIFICATION_FAILED');
      throw error;
    });
  const makeUntried = () => form.send(NONE, make('/connections?verify=false'));
  return (
    <Form
      look="card form"
      send={tryAndMake}
      verb={t('form.connect')}
      busyVerb={t('form.trying')}
      more={({ busy, run }) =>
        untried && (
          <button type="button" class="quiet" disabled={busy} onClick={() => run(makeUntried)}>
            {t('form.saveUntried')}
          </button>
        )
      }
    >
      {label !== null && <LabelField value={name} set={setName} otherwise={entry.name} />}
      <SchemaForm fields={fields} form={form} />
      {asksWho && <VisibilityField value={visibility} set={setVisibility} />}
    </Form>
  );
}
