import { useId, useRef, useState } from 'preact/hooks';
import type { FormFieldResponse } from '../contract';
import { t } from '../i18n/texts';
import type { Wrong } from './check';
import { parseLines } from './lines';
import type { Line } from './values';

type Props = { field: FormFieldResponse; lines: Line[]; wrong: Wrong; set: (lines: Line[]) => void };

/** Lines of a label and a value: one by one, or many at once by pasting. */
export function LabeledList({ field, lines, wrong, set }: Props) {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const [pasted, setPasted] = useState('');
  const whole = wrong[field.name];
  const change = (index: number, part: Partial<Line>) =>
    set(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const add = () => {
    set([...lines, { label: '', value: '' }]);
    setTimeout(() => box.current?.querySelector<HTMLElement>('.line:last-of-type .value')?.focus());
  };
  const remove = (index: number) => {
    set(lines.filter((_, at) => at !== index));
    box.current?.querySelector<HTMLElement>('.add')?.focus();
  };
  const paste = (event: ClipboardEvent, index: number) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (/[\n\t]/.test(text.trim())) {
      event.preventDefault();
      set([...lines.slice(0, index), ...parseLines(text), ...lines.slice(index + 1)]);
    }
  };
  return (
    <fieldset
      class="field lines"
      ref={box}
      tabIndex={-1}
      aria-describedby={whole ? `${id}-help ${id}-wrong` : `${id}-help`}
      aria-invalid={whole ? 'true' : undefined}
    >
      <legend>
        {field.label}
        {field.required && <span aria-hidden="true">{' *'}</span>}
      </legend>
      <p class="help" id={`${id}-help`}>
        {field.help}
      </p>
      {whole && (
        <p class="wrong" id={`${id}-wrong`}>
          {whole}
        </p>
      )}
      {lines.map((line, index) => (
        <LineInputs
          key={index}
          number={index + 1}
          id={`${id}-${index}`}
          line={line}
          wrong={lineError(wrong, `${field.name}[${index}]`)}
          change={(part) => change(index, part)}
          paste={(event) => paste(event, index)}
          remove={() => remove(index)}
        />
      ))}
      <button type="button" class="quiet add" onClick={add}>
        {t('lines.add')}
      </button>
      <details>
        <summary>{t('lines.many')}</summary>
        <label for={`${id}-many`}>{t('lines.help')}</label>
        <textarea
          id={`${id}-many`}
          rows={4}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
        <button
          type="button"
          class="quiet"
          disabled={!pasted.trim()}
          onClick={() => {
            set([...lines.filter((line) => line.label || line.value), ...parseLines(pasted)]);
            setPasted('');
          }}
        >
          {t('lines.take')}
        </button>
      </details>
    </fieldset>
  );
}

function lineError(wrong: Wrong, path: string): string | undefined {
  return wrong[path] ?? wrong[path + '.value'] ?? wrong[path + '.label'];
}

type LineProps = {
  number: number;
  id: string;
  line: Line;
  wrong: string | undefined;
  change: (part: Partial<Line>) => void;
  paste: (event: ClipboardEvent) => void;
  remove: () => void;
};

function LineInputs({ number, id, line, wrong, change, paste, remove }: LineProps) {
  return (
    <div class="line">
      <input
        class="value"
        aria-label={t('lines.value', { number })}
        placeholder={t('lines.valueHint')}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        value={line.value}
        onInput={(event) => change({ value: event.currentTarget.value })}
        onPaste={paste}
      />
      <input
        aria-label={t('lines.label', { number })}
        placeholder={t('lines.labelHint')}
        value={line.label}
        onInput={(event) => change({ label: event.currentTarget.value })}
      />
      <button type="button" class="quiet" aria-label={t('lines.remove', { number })} onClick={remove}>
        ×
      </button>
      {wrong && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
