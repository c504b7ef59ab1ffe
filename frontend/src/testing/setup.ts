import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startWords } from '@/shared/i18n';
import { server } from './server';

const observer = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

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
  await startWords('en');
});
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());
