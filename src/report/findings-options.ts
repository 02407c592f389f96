// What every format of findings gets beside the findings, and what a format is. Knows none of them.

import type { Rule } from '#lint/define-rule';
import type { Severity } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import type { StylishOptions } from './findings-block.js';

export interface FindingsOptions extends StylishOptions {
  /** All rules, for the formats that describe those that were broken. */
  readonly rules: readonly Rule[];
  /** Of orgsim. */
  readonly version: string;
  /** The least severity that fails the run. */
  readonly failOn: Severity;
  /** The path of a file as the host of its repository knows it, with `/`: from the top of the checkout, if it is in one. */
  readonly pathOf: (name: string) => string;
}

/** Findings as text, with a line feed at the end. */
export type FormatFindings = (result: LintResult, options: FindingsOptions) => string;
