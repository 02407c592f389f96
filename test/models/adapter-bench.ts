// What the contract of the adapters is tried on: an adapter, the fault server as its peer, and what must hold after every test.
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { ModelAdapter, ModelReply, ModelRequest } from '#models/adapter';
import type { ModelErrorFacts } from '#models/model-error';
import { ModelError } from '#models/model-error';
import type { ProviderAccess } from '#models/provider-access';
import { accessOf, KEY, optionsOf, requestOf } from './adapter-request.js';
import type { FaultServer, Step } from './fault-server.js';
import { startFaultServer } from './fault-server.js';

export interface AdapterUnderTest {
  readonly create: (access: ProviderAccess) => ModelAdapter;
  /** What is to be added to the server's address. */
  readonly path: string;
  /** A model that the fault server's protocol may be asked of. */
  readonly model: string;
  /** In the provider's own terms, with tokens from a cache where it knows any. */
  readonly cachedUsage: Readonly<Record<string, number>>;
  /** What is left of it where the answer breaks off in the middle. */
  readonly partialUsage: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
  /** Environment variables that its SDK knows: `OTHER` stands for another server, and means trouble. */
  readonly hostile: Readonly<Record<string, string>>;
  readonly hasRefusal: boolean;
}

export const ANSWER = '{"actions":[{"action":"idle"}]}';

type Options = Parameters<typeof optionsOf>[0];

export interface AdapterBench {
  readonly server: FaultServer;
  readonly adapter: ModelAdapter;
  readonly call: (more?: Partial<ModelRequest>, options?: Options) => Promise<ModelReply>;
  /** Why a call fails at that step: once, and in a sentence without the key. */
  readonly failOf: (
    step: Step,
    options?: Options,
  ) => Promise<ModelErrorFacts & { message: string }>;
}

/** Sets it up before the tests, and tidies up after them. */
export function setUpBench(subject: AdapterUnderTest): AdapterBench {
  let server: FaultServer;
  let adapter: ModelAdapter;
  beforeAll(async () => {
    server = await startFaultServer();
    adapter = subject.create(accessOf(server.url + subject.path));
  });
  afterAll(() => server.close());

  const printed = vi.fn<() => void>();
  beforeEach(() => {
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation(printed);
  });
  // Whatever happened: nothing on the terminal, no connection left, no step of the script left over.
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expect(printed.mock.calls).toEqual([]);
    expect(await server.openSockets()).toBe(0);
  });

  const call = (more: Partial<ModelRequest> = {}, options: Options = {}): Promise<ModelReply> =>
    adapter.call(requestOf({ model: subject.model, ...more }), optionsOf(options));

  async function failOf(step: Step, options: Options = {}) {
    const before = server.calls.length;
    server.script(step);
    const error: unknown = await call({}, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    // Never asked again by itself.
    expect(server.calls.length - before).toBe(1);
    const { message, facts, cause } = error as ModelError;
    expect(cause).toBeUndefined();
    expect(message).toMatch(/^[A-Z].*\.$/su);
    expect(message).toContain(server.url.replace('http://', ''));
    expect(JSON.stringify([message, facts])).not.toContain(KEY.slice(0, 10));
    return { ...facts, message };
  }

  return {
    get server() {
      return server;
    },
    get adapter() {
      return adapter;
    },
    call,
    failOf,
  };
}
