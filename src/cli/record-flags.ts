// The options that say whose recorded calls are: session logs know models, and no agents.

import { OrgsimError } from '#base/errors';
import type { RecordOwners } from '#main/record-calls';
import type { OptionTable } from './command.js';

export interface RecordFlags {
  readonly agent: string | undefined;
  readonly map: ReadonlyMap<string, string> | undefined;
  readonly sidechains: boolean;
}

export const RECORD_OPTIONS: OptionTable<RecordFlags> = {
  agent: {
    flags: '--agent <name>',
    summary: 'whose the calls are that name nobody, as in session logs of Claude Code',
  },
  map: {
    flags: '--map <model=agent>',
    summary: 'the same for the calls on one model; may be repeated',
    parse: addMapping,
  },
  sidechains: {
    flags: '--no-sidechains',
    summary: 'leave out calls of agents that an agent had started',
    default: true,
  },
};

export function readOwners({ agent, map, sidechains }: RecordFlags): RecordOwners {
  return { agent: agent ?? null, byModel: map ?? new Map(), withoutSidechains: !sidechains };
}

function addMapping(
  text: string,
  previous: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const [, model = '', agent = ''] = /^([^=]*)=(.*)$/su.exec(text) ?? [];
  const [key, name] = [model.trim(), agent.trim()];
  if (key === '' || name === '') {
    throw new OrgsimError(
      'usage',
      `--map takes a model and an agent, not "${text}".`,
      'For instance: --map claude-opus-4-6=coo',
    );
  }
  if (previous?.has(key) === true)
    throw new OrgsimError('usage', `--map names ${key} twice.`, 'Leave out one of them.');
  return new Map([...(previous ?? []), [key, name]]);
}
