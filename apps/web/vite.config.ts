import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPagesPlugin } from './first-pages.ts';

const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), firstPagesPlugin],
  // The API replaces this placeholder with a fresh nonce each time it serves the page.
  html: { cspNonce: '{{CSP_NONCE}}' },
  define: {
    // The page of design pieces is left out of what people are served; tests build with it.
    __DESIGN_PAGE__: JSON.stringify(process.env.DESIGN_PAGE === '1' || process.env.NODE_ENV !== 'production'),
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.WEB_PORT ?? 5173),
    strictPort: true,
    // the API is told the address the browser asked for, which must be the page's own
    proxy: { '/api/': { target: apiOrigin, changeOrigin: false } },
  },
  build: {
    target: 'es2023',
    // The policy allows no data: address, so nothing is inlined.
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
  },
});
