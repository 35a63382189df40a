import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * The limits end what hangs, and nothing else: on a machine that builds and runs windows beside the tests everything takes ten times
 * as long, and Vitest's own (5 s for a test, 1 s for what is polled) would be reached by tests that are right.
 */
const patient = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };

const resolveAliases = { alias: { '@shared': resolve(import.meta.dirname, 'src/shared') } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: resolveAliases,
        test: { ...patient, name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' },
      },
      {
        resolve: resolveAliases,
        plugins: [react()],
        test: {
          ...patient,
          name: 'renderer',
          include: ['tests/unit/renderer/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/unit/renderer/setup.ts'],
        },
      },
      {
        resolve: resolveAliases,
        test: { ...patient, name: 'contract', include: ['tests/contract/**/*.test.ts'], environment: 'node' },
      },
    ],
  },
});
