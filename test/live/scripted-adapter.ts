// A provider that answers as a test says, and remembers when it was asked.
import type { Clock } from '#base/clock';
import type {
  CallOptions,
  ModelAdapter,
  ModelReply,
  ModelRequest,
  Provider,
  Reachability,
} from '#models/adapter';
import type { ModelError } from '#models/model-error';
import { anError, aReply, USAGE } from './samples.js';

export type Scripted =
  | ModelReply
  | ModelError
  /** No answer, ever: it ends when it is cut off. */
  | 'silence'
  /** It does not even end then. */
  | 'deafness';

export interface Asked {
  readonly atMs: number;
  readonly request: ModelRequest;
}

export class ScriptedAdapter implements ModelAdapter {
  readonly provider: Provider;
  readonly endpoint = null;
  readonly asked: Asked[] = [];
  running = 0;
  mostRunning = 0;
  /** How long an answer takes. */
  latencyMs = 100;
  readonly #clock: Clock;
  readonly #answers: ((asked: number, request: ModelRequest) => Scripted) | readonly Scripted[];

  /** The last of a list is given again and again. */
  constructor(
    clock: Clock,
    answers: ((asked: number, request: ModelRequest) => Scripted) | readonly Scripted[] = [],
    provider: Provider = 'anthropic',
  ) {
    this.#clock = clock;
    this.#answers = answers;
    this.provider = provider;
  }

  async call(request: ModelRequest, { signal }: CallOptions): Promise<ModelReply> {
    this.asked.push({ atMs: this.#clock.elapsed(), request });
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      const answer = this.#answer(request);
      if (answer === 'deafness') await new Promise(() => undefined);
      await this.#clock.sleep(answer === 'silence' ? 1e9 : this.latencyMs, signal);
      if (signal.aborted) throw anError('aborted', { mayBeBilled: true });
      if (typeof answer === 'string' || answer instanceof Error) throw answer;
      return answer;
    } finally {
      this.running -= 1;
    }
  }

  reach(): Promise<Reachability> {
    return Promise.resolve({ kind: 'reachable', models: null });
  }

  #answer(request: ModelRequest): Scripted {
    const number = this.asked.length;
    if (typeof this.#answers === 'function') return this.#answers(number, request);
    return this.#answers[number - 1] ?? this.#answers.at(-1) ?? aReply('{}', USAGE);
  }
}
