import { useEffect, useState } from 'preact/hooks';
import { isUnsaved, mayLeave } from './unsaved';

/** Where one is: `#/connections/1?state=active`. API paths stand at the root, so routes are hashes. */
export type Route = { path: string[]; query: URLSearchParams };

let here = location.hash;
let goingBack = false;

export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

export function go(target: string): void {
  location.hash = target;
}

/** Changes the query of where one is, without a step in the history. */
export function refine(name: string, value: string): void {
  const route = parse(location.hash);
  if (value) {
    route.query.set(name, value);
  } else {
    route.query.delete(name);
  }
  const query = route.query.toString();
  const target = '#/' + route.path.join('/') + (query ? '?' + query : '');
  history.replaceState(null, '', target);
  here = target;
  dispatchEvent(new Event('refined'));
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    here = location.hash;
    const moved = () => {
      if (goingBack) {
        goingBack = false;
        return;
      }
      if (isElsewhere() && !mayLeave()) {
        goingBack = true;
        location.hash = here;
        return;
      }
      here = location.hash;
      setHash(here);
    };
    const refined = () => setHash(location.hash);
    const closing = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) {
        event.preventDefault();
      }
    };
    addEventListener('hashchange', moved);
    addEventListener('refined', refined);
    addEventListener('beforeunload', closing);
    return () => {
      removeEventListener('hashchange', moved);
      removeEventListener('refined', refined);
      removeEventListener('beforeunload', closing);
    };
  }, []);
  return parse(hash);
}

/** Another view; a filter or a page of the same one loses nothing. */
function isElsewhere(): boolean {
  return parse(location.hash).path.join('/') !== parse(here).path.join('/');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
