// How the tests run: `npm test` takes every *.test.ts, `npm run test:nightly` the slow *.nightly.ts.
import { defineConfig } from 'vitest/config';

const conditions = ['development'];

export default defineConfig(({ mode }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: mode === 'nightly' ? ['test/**/*.nightly.ts'] : ['test/**/*.test.ts'],
    passWithNoTests: mode === 'nightly',
    testTimeout: 20_000,
  },
}));
