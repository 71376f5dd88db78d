/** One page of a list, as every list of Enlace answers it. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * All items of a list; each page is asked for when the one before it is used up.
 *
 * @param page the page at a cursor, the first one at `undefined`
 */
export async function* items<T>(
  page: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const current = await page(cursor);
    yield* current.items;
    cursor = current.nextCursor;
  } while (cursor !== undefined);
}
