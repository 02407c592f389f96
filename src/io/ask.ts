// Asks the person at the terminal.

import { Interrupted } from './interrupt.js';

/** Where it is asked and answered. */
export interface Dialogue {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Lines that came together with an answer, typed ahead or pasted: they answer the next questions. */
const typedAhead: string[] = [];

/**
 * The line that is typed in answer to `question`, '' when the input ends instead. The question goes to stderr. Throws
 * `Interrupted` on Ctrl-C.
 */
export async function askPerson(question: string, dialogue?: Dialogue): Promise<string> {
  const { input, output } = dialogue ?? { input: process.stdin, output: process.stderr };
  const ready = typedAhead.shift();
  if (ready !== undefined) {
    output.write(`${question}${ready}\n`);
    return ready;
  }
  // Loaded here: hardly any command asks.
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input, output });
  // The line that answers goes to the question; this one hears what comes after it.
  terminal.on('line', (line) => typedAhead.push(line));
  const ended = new Promise<string>((resolve, reject) => {
    terminal.once('close', () => {
      output.write('\n');
      resolve('');
    });
    // The terminal hands on the key, not the signal.
    terminal.once('SIGINT', () => reject(new Interrupted()));
  });
  try {
    const answer = await Promise.race([terminal.question(question), ended]);
    terminal.removeAllListeners('close');
    return answer;
  } finally {
    terminal.close();
  }
}
