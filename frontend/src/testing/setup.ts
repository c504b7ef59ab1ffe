import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { forgetSessions } from '@/rooms/chats/session';
import { uploads } from '@/rooms/knowledge/api';
import { everyWord, startWords } from '@/shared/i18n';
import { forgetLeaving } from '@/shared/ui/leaving';
import { forgetNotices } from '@/shared/ui/notices';
import { server } from './server';

const observer = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// Whether something is hidden costs a style look-up per element; these tests ask for what is there.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' });
  globalThis.ResizeObserver ??= observer;
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
      dispatchEvent: () => false,
    }) satisfies MediaQueryList;
  Element.prototype.scrollIntoView = () => undefined;
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  await startWords('en');
  await everyWord();
});
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  forgetLeaving();
  forgetSessions();
  uploads.forget();
  forgetNotices();
  server.resetHandlers();
});
afterAll(() => server.close());
