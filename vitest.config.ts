// How the tests run: `npm test` takes every *.test.ts, `npm run test:nightly` the slow *.nightly.ts, `npm run test:browser` the
// *.browser.ts, which need a Chromium, `npm run test:model` the *.model.ts, which need what test/model-server
// installs, `npm run test:nodes` the *.nodes.ts, which need other versions of Node.
import { defineConfig } from 'vitest/config';

// Ours alone: packages such as micromark have a slow "development" build that no test should meet.
const conditions = ['orgsim-source'];

const FILES: Readonly<Record<string, string>> = {
  nightly: 'test/**/*.nightly.ts',
  browser: 'test/**/*.browser.ts',
  model: 'test/**/*.model.ts',
  nodes: 'test/**/*.nodes.ts',
};

export default defineConfig(({ mode }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [FILES[mode] ?? 'test/**/*.test.ts'],
    passWithNoTests: mode === 'nightly',
    globalSetup: ['.build/fresh-dist.mjs'],
    // Of its own accord it leaves a core free.
    maxWorkers: '100%',
    testTimeout: 20_000,
    // The counts for whoever runs the gate.
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: `coverage/${mode in FILES ? mode : 'tests'}.json` },
  },
}));
