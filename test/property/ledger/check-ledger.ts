// What must hold of the ledger, as properties: for a few runs in each test, for many at night.
import fc from 'fast-check';
import { randomStream } from '#base/random-streams';
import type { CheckOptions } from '../engines/check-engines.js';
import { playCrowd } from './crowd.js';
import { anyCommands, LedgerModel, openReal } from './ledger-model.js';

/** 1,000 callers, a budget that covers the worst case of 100, some killed on the way and taken up again. */
export async function assertCrowds(options: CheckOptions): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.option(fc.nat(150)),
      (seed, reserved, killedAt) =>
        playCrowd({
          callers: 1000,
          covers: 100,
          reserved,
          killedAt,
          random: randomStream(seed, 'crowd'),
        }),
    ),
    { ...options, endOnFailure: true },
  );
}

export async function assertModel(options: CheckOptions): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyCommands, async (commands) => {
      await fc.asyncModelRun(
        async () => ({ model: new LedgerModel(), real: await openReal(new Uint8Array()) }),
        commands,
      );
    }),
    options,
  );
}
