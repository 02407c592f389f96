// `orgsim run --apply`: shows what proved advice changes in the file, asks, and writes it.

import { OrgsimError } from '#base/errors';
import type { SourceFile } from '#io/read-source';
import { STDIN } from '#io/read-source';
import { replaceFile } from '#io/replace-file';
import type { Output } from '#io/terminal';
import type { RunOutcome } from '#main/run-org';
import { loadStyle } from '#report/style';
import { formatDiff } from '#report/text-diff';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { isYes } from './is-yes.js';

/** The options that bear on `--apply`. */
export interface ApplyFlags {
  readonly apply: boolean;
  readonly yes: boolean;
  readonly withModels: boolean;
  readonly advice: 'off' | 'quick' | 'proved' | undefined;
  readonly tick: unknown;
  readonly format: 'table' | 'json';
}

/** Throws an OrgsimError of code `usage` for options that contradict each other. */
export function checkApply(
  { apply, yes, withModels, advice, tick }: ApplyFlags,
  path: string,
): void {
  if (yes && !apply) {
    throw contradiction(
      '--yes answers the question of --apply, which is not given.',
      '--apply --yes',
    );
  }
  if (withModels && !apply) {
    throw contradiction(
      '--with-models says what --apply writes, which is not given.',
      '--apply --with-models',
    );
  }
  if (!apply) return;
  if (advice !== undefined && advice !== 'proved') {
    throw contradiction(
      `--apply writes what was proved, and --advice ${advice} proves nothing.`,
      '--apply, which proves by itself',
    );
  }
  if (tick !== undefined) {
    throw contradiction(
      '--apply writes into the file what was proved on its own ticks, and --tick runs on others.',
      '--apply without --tick',
    );
  }
  if (path === STDIN) {
    throw contradiction(
      '--apply writes into the file, and this org comes from standard input.',
      'orgsim run ORG.md --apply',
    );
  }
}

/**
 * Written are the file's own bytes but for the edits; asked first, unless `yes`. The exit code is that of findings when
 * there is something to write and it is not written.
 */
export async function applyAdvice(
  source: SourceFile,
  { advised, report }: Extract<RunOutcome, { kind: 'done' }>,
  { yes, format }: ApplyFlags,
  { stdout, stderr, ask }: Output,
): Promise<ExitCode> {
  if (advised === null) {
    const why = report.advising.isWithoutWork
      ? 'no work came in this run, and without work nothing can be said'
      : `no advice on ${source.name} was borne out`;
    stderr.write(`Nothing to apply: ${why}.\n`);
    return EXIT.clean;
  }
  // Whoever is asked must see what about; JSON stands alone.
  const isBeside = format === 'json' || (ask !== undefined && !stdout.isTty);
  const shownOn = isBeside ? stderr : stdout;
  const edited = {
    name: source.name,
    source: source.text,
    label: 'as advised',
    edits: advised.edits,
  };
  shownOn.write(`\n${formatDiff(edited, await loadStyle(shownOn.color))}`);
  const isAllowed =
    yes || (ask !== undefined && isYes(await ask(`Write this to ${source.name}? [y/N] `)));
  if (!isAllowed) {
    const how = ask === undefined ? ' --yes writes it without asking.' : '';
    stderr.write(`Nothing was written to ${source.name}.${how}\n`);
    return EXIT.findings;
  }
  replaceFile(source, advised.text);
  stderr.write(`Written to ${source.name}.\n`);
  return EXIT.clean;
}

function contradiction(message: string, instead: string): OrgsimError {
  return new OrgsimError('usage', message, `For instance: ${instead}`);
}
