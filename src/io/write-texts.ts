// Writes several files that belong together: all of them, or none.

import type { LineFile } from './line-file.js';
import { createLineFile } from './line-file.js';

export interface TextFile {
  readonly path: string;
  /** Ends with a line feed. */
  readonly text: string;
}

/** Throws an OrgsimError of code `output-failed`, and leaves older files as they were, when one cannot be written. */
export function writeTexts(texts: readonly TextFile[]): void {
  const files: LineFile[] = [];
  try {
    for (const { path, text } of texts) {
      const file = createLineFile(path);
      files.push(file);
      file.write(text.replace(/\n$/, ''));
      file.flush();
    }
    for (const file of files) file.close();
  } catch (error) {
    for (const file of files) file.discard();
    throw error;
  }
}
