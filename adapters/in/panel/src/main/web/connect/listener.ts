/** Whether a page of an application has this one in a frame. */
export const framed = parent !== window;

/** The page that has framed or opened this one and may be waiting for what becomes of it. */
export function listener(): Window | null {
  return framed ? parent : (opener as Window | null);
}
