// Asks the person at the terminal.

import { createInterface } from 'node:readline/promises';

/** The line that is typed in answer to `question`, '' when the input ends instead. The question goes to stderr. */
export async function askPerson(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => {
    terminal.once('close', () => {
      process.stderr.write('\n');
      resolve('');
    });
  });
  const answer = await Promise.race([terminal.question(question), ended]);
  terminal.removeAllListeners('close');
  terminal.close();
  return answer;
}
