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
    sourcemap: true,
    // Few files for the first page: what every page needs is one of ours and one of others, what the list needs is one more.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|@mantine|@floating-ui|@tanstack|i18next|react-i18next|openapi-fetch|zod|clsx|tabbable|use-sync-external-store)\//,
              minShareCount: 3,
            },
            { name: 'shared', test: /src\/(shared|app)\/|@tabler|rooms\/\w+\/(api|model)\.ts/, minShareCount: 2 },
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
          testTimeout: 20_000,
        },
      },
    ],
    css: false,
    restoreMocks: true,
  },
}));
