// Orgs in a folder of their own, for tests of `orgsim cost`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Written } from '../orgs/call-orgsim.js';
import { callOrgsim } from '../orgs/call-orgsim.js';

/** Four agents: a boss of 5 events an hour, a lead, two workers who poll, 80 % busy. 80 % busy, safety nets of 500 ticks. */
export const SMALL = `# Small

## Structure

### COO

- **Trigger:** event-driven

### Engineering

#### Engineering Lead

- **Trigger:** event-driven

#### Workers

- **Count:** 2
`;

/** Its ticket bot waits for what nobody states; its oracle is on a model that nobody prices. */
export const UNSURE = `# Unsure

## Structure

### CEO

- **Trigger:** event-driven

### Support

#### Ticket Bot

- **Trigger:** event-driven
- **Wake on:** issue opened

#### Oracle

- **Model:** acme/oracle-9
`;

export interface CostFolder {
  /** The path of a file in the folder; written when there is a text. */
  readonly file: (name: string, text?: string) => string;
  /** `orgsim cost` on the reference table. */
  readonly cost: (...args: string[]) => Promise<Written>;
}

/** A new folder for each test. */
export function useCostFolder(): CostFolder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'orgsim-cost-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    file: (name, text) => {
      const path = join(folder, name);
      if (text !== undefined) writeFileSync(path, text);
      return path;
    },
    cost: (...args) => callOrgsim('cost', '--pricing', 'reference', ...args),
  };
}
