// `orgsim lint --watch`: lints, and lints again what changed, until somebody presses Ctrl-C.

import { OrgsimError } from '#base/errors';
import { visibleText } from '#base/visible-text';
import { findOrgFiles } from '#io/find-org-files';
import type { Output } from '#io/terminal';
import { CLEAR_SCREEN } from '#io/terminal';
import type { FileStamp } from '#io/watch-files';
import { watchFiles } from '#io/watch-files';
import type { LintedFile, LintResult } from '#main/lint-org';
import { summarizeLint } from '#main/lint-org';
import type { OrgReader } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import { loadStyle } from '#report/style';

export interface WatchedLint {
  readonly operands: readonly string[];
  /** A reader that remembers no configuration yet: when one changes, all is linted again. */
  readonly open: () => OrgReader;
  readonly lint: (source: OrgSource) => LintedFile;
  readonly print: (result: LintResult) => Promise<void>;
}

/** How often a file is linted again while nobody waits, at most; and for how long all of them may take, in ms. */
export const REHEARSALS = 6;
const REHEARSING_MS = 1000;

/** Ends only by throwing: `Interrupted` on Ctrl-C, or what is wrong with the command line itself. */
export async function watchLint(watched: WatchedLint, output: Output): Promise<never> {
  // A slip in the operands is said at once; later, a folder that is empty for a while is waited for.
  let found = await findOrgFiles(watched.operands);
  let reader = watched.open();
  const list = async (): Promise<readonly string[]> => {
    found = await findOrgFiles(watched.operands).catch(orNone);
    return [...reader.configFiles(found), ...found];
  };
  const cache = new Map<string, CachedLint>();
  let settings = '';
  let isFirst = true;
  return await watchFiles(list, async (stamps) => {
    const isSame = (path: string): boolean => cache.get(path)?.stamp === stamps.get(path);
    const configFiles = reader.configFiles(found);
    const now = JSON.stringify(configFiles.map((path) => [path, stamps.get(path)]));
    if (now !== settings) {
      cache.clear();
      reader = watched.open();
    }
    settings = now;
    for (const path of cache.keys()) if (!stamps.has(path)) cache.delete(path);
    const troubles: OrgsimError[] = [];
    for (const path of found) {
      const stamp = stamps.get(path) ?? null;
      if (stamp !== null && isSame(path)) continue;
      cache.delete(path);
      const file = await lintFile(path, reader, watched).catch(orTrouble);
      if (file instanceof OrgsimError) troubles.push(file);
      else cache.set(path, { stamp, file });
    }
    const files = found.flatMap((path) => cache.get(path)?.file ?? []);
    await printPass(summarizeLint(files), troubles, watched, output);
    if (isFirst) await rehearse([...cache.keys()], reader, watched);
    isFirst = false;
  });
}

/** Until the first change comes, the time is used to have the rules compiled: the passes that are waited for are quick. */
async function rehearse(
  paths: readonly string[],
  reader: OrgReader,
  watched: WatchedLint,
): Promise<void> {
  const endMs = Date.now() + REHEARSING_MS;
  for (let turn = 0; turn < REHEARSALS * paths.length && Date.now() < endMs; turn++) {
    await lintFile(paths[turn % paths.length] ?? '', reader, watched).catch(orTrouble);
  }
}

interface CachedLint {
  readonly stamp: FileStamp;
  readonly file: LintedFile;
}

async function lintFile(
  path: string,
  reader: OrgReader,
  { lint }: WatchedLint,
): Promise<LintedFile> {
  return lint(await reader.read(path));
}

async function printPass(
  result: LintResult,
  troubles: readonly OrgsimError[],
  { print }: WatchedLint,
  { stdout, stderr }: Output,
): Promise<void> {
  if (stdout.isTty) stdout.write(CLEAR_SCREEN);
  // Where nothing is left to check, nothing was found to be right.
  if (result.files.length > 0) await print(result);
  else stderr.write('Nothing to check.\n');
  const style = await loadStyle(stderr.color);
  for (const { message } of troubles) {
    stderr.write(`${style.error('error')}: ${visibleText(message)}\n`);
  }
  if (!stdout.isTty) return;
  const { dim } = await loadStyle(stdout.color);
  const time = new Date().toLocaleTimeString('en-GB');
  stdout.write(dim(`${time}  waiting for changes; Ctrl-C ends\n`));
}

function orNone(error: unknown): readonly string[] {
  if (error instanceof OrgsimError) return [];
  throw error;
}

/** A file that cannot be read is said, and read when it can be. */
function orTrouble(error: unknown): OrgsimError {
  if (error instanceof OrgsimError) return error;
  throw error;
}
