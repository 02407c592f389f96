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
    globalSetup: ['.build/fresh-dist.mjs'],
    testTimeout: 20_000,
    // The counts for whoever runs the gate.
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: 'coverage/tests.json' },
  },
}));
