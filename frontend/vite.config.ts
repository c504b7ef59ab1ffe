import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env.ATELIER_API ?? 'http://127.0.0.1:8080';
const port = Number(process.env.ATELIER_PAGE_PORT ?? 3000);

/** The host name stays the page's own, so that the backend sees one origin; bytes and escapes pass as they came. */
const toBackend: ProxyOptions = {
  target: api,
  changeOrigin: false,
  configure: (proxy) => {
    proxy.on('proxyReq', (upstream, _request, response) => {
      response.on('close', () => upstream.destroy());
    });
  },
};
const proxy = { '/api': toBackend, '/v1': toBackend, '/q': toBackend };

export const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** `npm run dev:mock`: the page without a backend; the same stand-in serves the component tests. */
const mock = (): Plugin => ({
  name: 'atelier-mock',
  configureServer: async (server) => {
    const module = await server.ssrLoadModule('/src/testing/attach.ts');
    module.attachMockBackend(server.middlewares);
  },
});

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mock()] : [])],
  resolve: { alias: { '@': path.resolve(import.meta.dirname, 'src') } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file for the frame and the list of models, with all that they stand on; few for the rest.
            { name: 'first', test: /src\/main\.tsx$/, priority: 1 },
            { name: 'shared', test: /src\/|node_modules/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port, strictPort: true, proxy: mode === 'mock' ? undefined : proxy },
  preview: {
    cors: false,
    host: '127.0.0.1',
    port,
    strictPort: true,
    proxy,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', include: ['src/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
          testTimeout: 60_000,
        },
      },
    ],
    css: false,
    restoreMocks: true,
  },
}));
