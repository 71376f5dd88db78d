import { count } from '../base/times';

export type Part = { look: string; name: string; value: number };
export type Bar = { name: string; parts: Part[] };

type Props = { label: string; bars: Bar[]; unit?: string };

/** Stacked bars, one below the other; the numbers stand in words beside them. */
export function Bars({ label, bars, unit = '' }: Props) {
  const most = Math.max(1, ...bars.map((bar) => total(bar)));
  const names = [...new Map(bars.flatMap((bar) => bar.parts).map((part) => [part.look, part.name]))];
  return (
    <figure class="chart">
      <div role="img" aria-label={`${label}. ${bars.map((bar) => spoken(bar, unit)).join('. ')}`}>
        {bars.map((bar) => (
          <Row key={bar.name} bar={bar} most={most} unit={unit} />
        ))}
      </div>
      <figcaption>
        {names.map(([look, name]) => (
          <span key={look}>
            <i class={`key ${look}`} />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** As wide as there is room: the drawing is stretched, the words are not. */
function Row({ bar, most, unit }: { bar: Bar; most: number; unit: string }) {
  let x = 0;
  return (
    <div class="stacked">
      <span>{bar.name}</span>
      <span class="soft">
        {bar.parts.filter((part) => part.value > 0).map((part) => count(part.value)).join(' · ') || '0'}
        {unit}
      </span>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none">
        {bar.parts.map((part) => {
          const width = (part.value / most) * 100;
          const from = x;
          x += width;
          return width > 0 ? (
            <rect key={part.look} class={part.look} x={from} width={Math.max(width, 0.5)} height={1}>
              <title>{`${part.name}: ${count(part.value)}${unit}`}</title>
            </rect>
          ) : null;
        })}
      </svg>
    </div>
  );
}

function total(bar: Bar): number {
  return bar.parts.reduce((sum, part) => sum + part.value, 0);
}

function spoken(bar: Bar, unit: string): string {
  return `${bar.name}: ${bar.parts.map((part) => `${part.name} ${count(part.value)}${unit}`).join(', ')}`;
}
