import { send } from '../http/client';

/** So many stay at hand, so that a picture is not asked for again each time it comes into sight. */
const most = 50;
const shown = new Map<string, string>();

export const shownBefore = (address: string): string | undefined => shown.get(address);

/** Through our own server: the picture's host learns neither who looks nor from where. */
export async function fetchPicture(address: string): Promise<string> {
  const response = await send('/api/v1/remote-pictures', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: address }),
  });
  const url = URL.createObjectURL(await response.blob());
  shown.set(address, url);
  const [oldest] = shown;
  if (oldest && shown.size > most) {
    URL.revokeObjectURL(oldest[1]);
    shown.delete(oldest[0]);
  }
  return url;
}

const mostInline = 64 * 1024;
const inline = /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$/i;

/** A picture that is within the text itself loads nothing; SVG could hold more than a picture. */
export const isInline = (src: string): boolean => src.length <= mostInline && inline.test(src);

/** Where a picture is elsewhere; a place within this site is no picture of a model's. */
export const hostOf = (src: string): { address: string; host: string } | null => {
  if (!/^https?:\/\//i.test(src) || !URL.canParse(src)) return null;
  const url = new URL(src);
  url.hash = '';
  return url.host === location.host ? null : { address: url.href, host: url.host };
};
