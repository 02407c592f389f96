// What a run wrote of itself when it stopped, as far as `orgsim runs` shows it. It may be of another version, cut or not there:
// what is not understood is left out, for the journal alone is the truth.

import { isRecord, textIn } from '#base/json-values';
import { pathIn } from '#io/new-files';
import { readBytes } from '#io/read-bytes';
import { SUMMARY_FILE } from '#io/run-files';
import type { SummaryFacts } from './run-state.js';

/** Null where there is none that can be read. */
export function readSummary(folder: string): SummaryFacts | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(readBytes(pathIn(folder, SUMMARY_FILE))));
  } catch {
    return null;
  }
  return {
    orders: listIn(value, 'orders').flatMap((order) => {
      const [text, state] = [textIn(order, 'text'), textIn(order, 'state')];
      if (text === null || state === null) return [];
      return [{ task: textIn(order, 'task'), text, state, result: textIn(order, 'result') }];
    }),
    parked: listIn(value, 'agents').flatMap((agent) => {
      const [name, reason] = [textIn(agent, 'name'), textIn(agent, 'parked')];
      return name === null || reason === null ? [] : [{ name, reason }];
    }),
    waiting: listIn(value, 'waiting').flatMap((each) => {
      const [from, text] = [textIn(each, 'from'), textIn(each, 'text')];
      const task = textIn(each, 'task');
      if (from === null || text === null) return [];
      return [{ kind: kindOf(textIn(each, 'kind'), task), from, task, text }];
    }),
  };
}

function kindOf(kind: string | null, task: string | null): SummaryFacts['waiting'][number]['kind'] {
  if (kind === 'escalation' || kind === 'request' || kind === 'message') return kind;
  return task === null ? 'message' : 'escalation';
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? value[name] : null;
  return Array.isArray(list) ? list : [];
}
