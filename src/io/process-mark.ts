// Which process it is: its number is given to others after it, so the moment of its start goes with it where the system tells.

import { readFileSync, readlinkSync } from 'node:fs';

/** The numbers after the name of a process in /proc/PID/stat: its state first, its start 20th, in ticks since the boot. */
const STATE = 0;
const START = 19;
const DEAD_STATES: ReadonlySet<string | undefined> = new Set(['Z', 'X', 'x']);

/**
 * Start of a living process, as a text that no other process of that number has; null where there is no such process any
 * more; `unknown` for one of which the system (any but Linux) does not tell.
 */
export function processStart(pid: number): string | null {
  if (!isThere(pid)) return null;
  const fields = statFields(pid);
  if (fields === null) return 'unknown';
  // Killed, but nobody has asked how it ended: in a container that may take for ever.
  if (DEAD_STATES.has(fields[STATE])) return null;
  return `${textOf('/proc/sys/kernel/random/boot_id') ?? ''} ${fields[START] ?? ''}`;
}

/**
 * Among whose numbers ours stand: processes of another container, or of a sandbox, have numbers of their own that say nothing
 * here. Ends with a restart of the machine. Null where the system (any but Linux) does not tell.
 */
export function processSpace(): string | null {
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  try {
    return boot === null ? null : `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Whether processes of that space may be alive, and cannot be seen from here. */
export function isHiddenSpace(space: string): boolean {
  const own = processSpace();
  return own !== null && own !== space && own.split(' ')[0] === space.split(' ')[0];
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of somebody else, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function statFields(pid: number): readonly string[] | null {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name may hold spaces and brackets.
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
