type Option<T extends string> = { value: T; text: string };

type Props<T extends string> = {
  legend: string;
  help?: string;
  options: Option<T>[];
  /** Whether each is shown by the name that programs know it by, too. */
  codes?: boolean;
  chosen: ReadonlySet<T>;
  set: (chosen: Set<T>) => void;
};

/** Any number of some things. */
export function Ticks<T extends string>({ legend, help, options, codes, chosen, set }: Props<T>) {
  const tick = (value: T, on: boolean) =>
    set(new Set(on ? [...chosen, value] : [...chosen].filter((each) => each !== value)));
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {help && <p class="help">{help}</p>}
      <div class="ticks">
        {options.map(({ value, text }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.has(value)}
              onChange={(event) => tick(value, event.currentTarget.checked)}
            />
            <span>
              {text} {codes && <code>{value}</code>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
