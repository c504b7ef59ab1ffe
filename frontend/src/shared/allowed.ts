/** A tool that need not ask any more in one chat. */
export type Allowed = { chat: string; extension: string; tool: string };

const key = 'atelier.allowed';
const most = 200;

/** What was allowed once and for all, the newest first. It is kept in this browser; all its tabs know it. */
export const readAllowed = (): Allowed[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as Allowed[]) : [];
  } catch {
    return [];
  }
};

const write = (all: readonly Allowed[]): void => {
  try {
    if (all.length > 0) localStorage.setItem(key, JSON.stringify(all.slice(0, most)));
    else localStorage.removeItem(key);
  } catch {
    // Without storage it is asked again.
  }
};

const same = (a: Allowed) => (b: Allowed) => a.chat === b.chat && a.extension === b.extension && a.tool === b.tool;

export const isAllowed = (one: Allowed): boolean => readAllowed().some(same(one));
export const allow = (one: Allowed): void => write([one, ...readAllowed().filter((other) => !same(one)(other))]);
export const askAgain = (about: (one: Allowed) => boolean): void => write(readAllowed().filter((one) => !about(one)));
export const askAgainAbout = (one: Allowed): void => askAgain(same(one));
