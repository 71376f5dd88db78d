import { about, exactly } from '../base/times';

/** How long ago; the exact time for whoever points at it. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactly(at)}>
      {about(at)}
    </time>
  );
}
