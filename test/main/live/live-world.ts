// A live run in memory: a disk that can be looked at after every sync, dry-run models, and a list of all that was sent.
import type { LogRecord, WakeRecord } from '#engine/records';
import type { Journal } from '#journal/journal';
import { openJournal } from '#journal/open-journal';
import type { JournalRecord } from '#journal/records';
import type { LiveHost } from '#main/live/live-host';
import type { LiveOptions } from '#main/live/live-options';
import { LIVE_DEFAULTS } from '#main/live/live-options';
import type { OpenRun } from '#main/live/open-run';
import { openModels } from '#main/open-models';
import { openProviders } from '#main/open-providers';
import type { ModelAdapter, ModelRequest } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { FakeClock } from '../../live/fake-clock.js';

export const ORG = `# Small Press

## Structure

### COO

- **Level:** 10
- **Trigger:** event-driven

### Design Lead

- **Level:** 7
- **Trigger:** event-driven
- **Reports to:** COO

### Designer

- **Level:** 3
- **Reports to:** Design Lead
- **Count:** 2
- **Domain:** covers

### Text Lead

- **Level:** 7
- **Trigger:** event-driven
- **Reports to:** COO

### Writer

- **Level:** 3
- **Reports to:** Text Lead
- **Count:** 3
- **Domain:** texts
`;

/** The same where nobody polls. */
export const SLEEPING_ORG = ORG.replaceAll(
  '- **Level:** 3\n',
  '- **Level:** 3\n- **Trigger:** event-driven\n',
);

/** Of dry-run models, so that more agents are ready than are asked. */
export const CONCURRENCY = 4;

export const OPTIONS: LiveOptions = {
  maxUsd: null,
  maxCalls: null,
  maxDepth: null,
  maxWakes: null,
  maxOrderUsd: null,
  until: LIVE_DEFAULTS.until,
  concurrency: CONCURRENCY,
  length: { kind: 'ticks', ticks: 200 },
  seed: 1,
  tickSeconds: null,
  start: null,
  orders: ['Bring out the almanac'],
  events: null,
  workload: false,
  load: null,
  engine: 'fast',
  prices: null,
  model: 'dry-run',
  outputTokens: LIVE_DEFAULTS.outputTokens,
  record: false,
};

export interface WorldOptions {
  readonly adapter?: ModelAdapter;
  /** Keys, by the names that the SDKs know. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly signals?: { readonly stopping: AbortSignal; readonly aborting: AbortSignal };
}

export class LiveWorld {
  readonly sent: ModelRequest[] = [];
  readonly wakes: WakeRecord[] = [];
  readonly log: LogRecord[] = [];
  readonly results = new Map<string, string>();
  readonly transcript: string[] = [];
  readonly storage: MemoryStorage;
  readonly #options: WorldOptions;

  constructor(storage: MemoryStorage = new MemoryStorage(), options: WorldOptions = {}) {
    this.storage = storage;
    this.#options = options;
  }

  get host(): LiveHost {
    const never = new AbortController().signal;
    const { signals = { stopping: never, aborting: never } } = this.#options;
    return {
      program: '0.1.0',
      clock: new FakeClock(),
      hash: (text) => String(text.length),
      createFolder: () => this.#open(),
      openFolder: () => this.#open(),
      openModels: async ({ org, pricing, options: { concurrency } }) => ({
        ...(await openModels(
          org.agents.map(({ model }) => model),
          {
            pricing: pricing.pricing,
            providers: openProviders(this.#options.environment ?? {}, {
              path: '',
              file: null,
              isOpenToOthers: false,
            }),
            connect: () => Promise.resolve(this.#adapter()),
          },
        )),
        limitsOf: () => ({
          concurrency: concurrency ?? CONCURRENCY,
          requestsPerMinute: null,
          tokensPerMinute: null,
        }),
      }),
      offer: () => Promise.resolve({}),
      ...signals,
      observer: {
        wake: (record) => void this.wakes.push(record),
        log: (record) => void this.log.push(record),
      },
    };
  }

  #adapter(): ModelAdapter {
    const { adapter = createDryRunAdapter() } = this.#options;
    return {
      ...adapter,
      call: (request, options) => {
        this.sent.push(request);
        return adapter.call(request, options);
      },
    };
  }

  async #open(): Promise<OpenRun> {
    const journal = await openJournal(this.storage);
    return {
      id: 'sample',
      path: 'runs/sample',
      journal,
      addTranscript: (line) => void this.transcript.push(line),
      addRecording: () => undefined,
      writeResult: (task, text) => {
        this.results.set(task, text);
        return `results/${task}.md`;
      },
      writeSummary: () => undefined,
      closeFiles: () => undefined,
      close: () => journal.close(),
    };
  }
}

/** What a disk holds. */
export async function recordsOn(disk: Uint8Array): Promise<readonly JournalRecord[]> {
  const journal: Journal = await openJournal(new MemoryStorage(disk));
  await journal.close();
  return journal.recovered;
}
