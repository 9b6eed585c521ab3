import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    proxy: {
      // The API is asked by POST; opening /graphql in the browser is the explorer, a page of ours.
      '/graphql': {
        target: 'http://127.0.0.1:4000',
        bypass: (request) => (request.method === 'POST' ? undefined : '/index.html'),
      },
      '/api/auth': 'http://127.0.0.1:4000',
      '/health': 'http://127.0.0.1:4000',
    },
  },
  build: { outDir: 'dist', target: 'es2023' },
});
