// How the tests run: `npm test` takes every *.test.ts, `npm run test:nightly` the slow *.nightly.ts.
import { defineConfig } from 'vitest/config';

// Ours alone: packages such as micromark have a slow "development" build that no test should meet.
const conditions = ['orgsim-source'];

export default defineConfig(({ mode }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: mode === 'nightly' ? ['test/**/*.nightly.ts'] : ['test/**/*.test.ts'],
    passWithNoTests: mode === 'nightly',
    testTimeout: 20_000,
  },
}));
