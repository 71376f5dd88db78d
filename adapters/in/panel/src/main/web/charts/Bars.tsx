import { count } from '../base/times';

export type Part = { look: string; name: string; value: number };
export type Bar = { name: string; parts: Part[] };

const WIDTH = 600;
const ROW = 44;

/** Stacked bars, one below the other; the numbers stand in words beside them. */
export function Bars({ label, bars, unit = '' }: { label: string; bars: Bar[]; unit?: string }) {
  const most = Math.max(1, ...bars.map((bar) => total(bar)));
  const names = [...new Map(bars.flatMap((bar) => bar.parts).map((part) => [part.look, part.name]))];
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
        role="img"
        aria-label={`${label}. ${bars.map((bar) => spoken(bar, unit)).join('. ')}`}
      >
        {bars.map((bar, row) => (
          <Row key={bar.name} bar={bar} y={row * ROW} most={most} unit={unit} />
        ))}
      </svg>
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

function Row({ bar, y, most, unit }: { bar: Bar; y: number; most: number; unit: string }) {
  let x = 0;
  return (
    <g>
      <text x={0} y={y + 14}>
        {bar.name}
      </text>
      <text x={WIDTH} y={y + 14} class="number">
        {bar.parts.filter((part) => part.value > 0).map((part) => count(part.value)).join(' · ') || '0'}
        {unit}
      </text>
      <rect class="track" x={0} y={y + 21} width={WIDTH} height={10} rx={3} />
      {bar.parts.map((part) => {
        const width = (part.value / most) * WIDTH;
        const from = x;
        x += width;
        return width > 0 ? (
          <rect key={part.look} class={part.look} x={from} y={y + 21} width={Math.max(width, 2)} height={10} rx={3}>
            <title>{`${part.name}: ${count(part.value)}${unit}`}</title>
          </rect>
        ) : null;
      })}
    </g>
  );
}

function total(bar: Bar): number {
  return bar.parts.reduce((sum, part) => sum + part.value, 0);
}

function spoken(bar: Bar, unit: string): string {
  return `${bar.name}: ${bar.parts.map((part) => `${part.name} ${count(part.value)}${unit}`).join(', ')}`;
}
