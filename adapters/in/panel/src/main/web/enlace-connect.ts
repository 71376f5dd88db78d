/**
 * For pages of applications: `Enlace.connect({ url })` with the `url` of a connect session, on a
 * click of the person. It opens a window of its own, or a frame in `container` where the workspace
 * allows that, and answers what became of it; it fails with `cancelled` where the person says so,
 * and with `closed` where they close the window, another call takes it, or the frame is taken out
 * of the page. Where no window can be opened, this page goes there itself, and the outcome comes to
 * the success URL.
 */
type Wish = { url: string; container?: Element };
type Outcome = { connectionId: string; confirmation?: string };

const POLL_MS = 500;

/** There is one window, so what comes from it is the last call's: ends the one before. */
let replace = () => {};

function connect({ url, container }: Wish): Promise<Outcome> {
  const origin = new URL(url, location.href).origin;
  return new Promise((resolve, reject) => {
    if (!container) {
      replace();
    }
    const frame = container ? framed(url, container) : undefined;
    const popup = container ? null : open(url, 'enlace-connect', 'popup,width=520,height=720');
    if (!container && !popup) {
      location.assign(url);
      return;
    }
    const stop = () => {
      removeEventListener('message', listen);
      clearInterval(watch);
    };
    const end = () => {
      stop();
      frame?.remove();
      popup?.close();
    };
    const listen = (event: MessageEvent) => {
      const from = frame ? frame.contentWindow : popup;
      if (event.origin !== origin || event.source !== from) {
        return;
      }
      if (event.data?.enlace === 'cancelled') {
        end();
        reject(new Error('cancelled'));
      } else if (event.data?.enlace === 'connected') {
        const { connectionId, confirmation } = event.data as Outcome;
        end();
        resolve(confirmation ? { connectionId, confirmation } : { connectionId });
      }
    };
    const watch = setInterval(() => {
      if (popup?.closed || frame?.isConnected === false) {
        end();
        reject(new Error('closed'));
      }
    }, POLL_MS);
    if (popup) {
      replace = () => {
        stop();
        reject(new Error('closed'));
      };
    }
    addEventListener('message', listen);
  });
}

function framed(url: string, container: Element): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = url;
  frame.title = 'Enlace';
  // as attributes, which any style sheet of the application outdoes
  frame.width = '100%';
  frame.height = '640';
  container.append(frame);
  return frame;
}

(window as unknown as { Enlace: object }).Enlace = { connect };
