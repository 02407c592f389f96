// How findings are weighed in each open document: read from the configurations again whenever they may have changed. Knows no
// protocol.

import type { LintSettings } from '#lint/lint-settings';
import type { OrgReader } from '#main/org-reader';

/** Remembers what it read: for each round a new one. */
export type SettingsReader = Pick<OrgReader, 'settingsFor'>;

export interface SettingsPorts {
  readonly openReader: () => SettingsReader;
  /** The documents that are open, by their URIs. */
  readonly openUris: () => readonly string[];
  readonly pathOf: (uri: string) => string;
  /** A configuration cannot be read. */
  readonly complain: (sentence: string) => void;
  /** The document has its settings, or others than before. */
  readonly changed: (uri: string) => void;
}

export interface DocumentSettings {
  /** Undefined for the recommended ones: also before they are read, and while a configuration cannot be read. */
  of(uri: string): LintSettings | undefined;
  /** Whether they have been read. */
  has(uri: string): boolean;
  /** Reads the settings of all open documents, soon; what is asked for meanwhile is done at one go. Never throws. */
  refresh(): void;
  forget(uri: string): void;
}

interface Kept {
  readonly lint: LintSettings | undefined;
  readonly trouble: string | undefined;
}

export function createDocumentSettings(ports: SettingsPorts): DocumentSettings {
  const kept = new Map<string, Kept>();
  let isWaiting = false;
  let round = Promise.resolve();

  const readAll = async (): Promise<void> => {
    isWaiting = false;
    const reader = ports.openReader();
    const known = new Set(Array.from(kept.values(), ({ trouble }) => trouble));
    for (const uri of ports.openUris()) {
      const now = await readSettings(reader, ports.pathOf(uri));
      // It may have been closed while its configuration was read.
      if (!ports.openUris().includes(uri)) continue;
      const before = kept.get(uri);
      const isSame = before !== undefined && isEqual(before.lint, now.lint);
      // A reading is kept as long as its settings are the same object.
      kept.set(uri, isSame ? { ...now, lint: before.lint } : now);
      const { trouble } = now;
      // Said once, however many documents and rounds it is met in.
      if (trouble !== undefined && !known.has(trouble)) ports.complain(trouble);
      known.add(trouble);
      if (!isSame) ports.changed(uri);
    }
  };
  return {
    of: (uri) => kept.get(uri)?.lint,
    has: (uri) => kept.has(uri),
    refresh() {
      if (isWaiting) return;
      isWaiting = true;
      // One after the other, so that an older reading never overwrites a newer one.
      round = round.then(readAll);
    },
    forget(uri) {
      kept.delete(uri);
    },
  };
}

async function readSettings(reader: SettingsReader, path: string): Promise<Kept> {
  try {
    return { lint: await reader.settingsFor(path), trouble: undefined };
  } catch (error) {
    return { lint: undefined, trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** Both come from one place, so that their keys have one order. */
function isEqual(a: LintSettings | undefined, b: LintSettings | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
