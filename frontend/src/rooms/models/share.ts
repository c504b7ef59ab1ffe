/** How handing a model to the community's page ended. */
export type Handed = 'handed' | 'blocked' | 'silent';

/**
 * Opens the community's page and gives it the model as JSON text, once, when that page says `loaded`: only that window, only
 * from and to its origin. Call it from a click: browsers block windows that nobody asked for.
 */
export function handOver(address: string, model: Promise<unknown>, patience = 10_000): Promise<Handed> {
  const { origin } = new URL(address);
  const tab = window.open(address, '_blank');
  if (!tab) return Promise.resolve('blocked');
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener('message', onMessage);
    };
    const onMessage = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== tab || event.data !== 'loaded') return;
      stop();
      model.then((found) => {
        tab.postMessage(JSON.stringify(found), origin);
        resolve('handed');
      }, reject);
    };
    const timer = setTimeout(() => {
      stop();
      resolve('silent');
    }, patience);
    window.addEventListener('message', onMessage);
    model.catch((error: unknown) => {
      stop();
      reject(error);
    });
  });
}
