import type { ComponentChildren } from 'preact';

type Props = { label: string; heads: string[]; children: ComponentChildren };

/** A table that scrolls sideways by itself where the screen is narrow. */
export function Table({ label, heads, children }: Props) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
