// Over the bad examples of every rule: what an editor asks never fails in a broken file, and each quick fix mends.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import { managersAt, reportsAt } from '#editor/chart-places';
import { completionsAt } from '#editor/completions-at';
import { hoverAt } from '#editor/hover-at';
import type { LintedOrg } from '#editor/open-org';
import { outlineSymbols } from '#editor/outline-symbols';
import { quickFixesOf } from '#editor/quick-fixes';
import { renameTargetAt } from '#editor/rename-agent';
import { RULES } from '#lint/rules/index';
import { openText } from './open-text.js';

/** Every place would take a minute. */
const STEP = 5;

const errorsOf = ({ findings }: LintedOrg) =>
  findings.filter(({ severity }) => severity === 'error').length;

describe.each(RULES.map((rule) => [rule.id, rule.examples().bad] as const))(
  '%s',
  (id, examples) => {
    const opened = examples.map(({ source }) => openText(source));

    test('is answered everywhere', () => {
      for (const open of opened) {
        const { source } = open.document;
        expect(outlineSymbols(open)).toBeInstanceOf(Array);
        for (let offset = 0; offset <= source.length; offset += STEP) {
          const ranges = [...managersAt(open, offset), ...reportsAt(open, offset)];
          const hover = hoverAt(open, offset);
          const target = renameTargetAt(open, offset);
          if (hover !== null) ranges.push(hover.range);
          if (target?.kind === 'target') ranges.push(target.range);
          for (const { start, end } of ranges) {
            expect(start.offset).toBeGreaterThanOrEqual(0);
            expect(end.offset).toBeLessThanOrEqual(source.length);
          }
          for (const { span, text } of completionsAt(open, offset)) {
            expect(span.start <= offset && offset <= span.end && text !== '').toBe(true);
          }
        }
      }
    });

    test('each quick fix takes its finding away and brings no error', () => {
      for (const open of opened) {
        const own = open.findings.filter(({ rule }) => rule === id);
        for (const finding of own) {
          for (const { edits, title } of quickFixesOf(finding, open, openText)) {
            const text = applyEdits(open.document.source, edits);
            const fixed = openText(text ?? '');
            expect(text, title).not.toBe(open.document.source);
            expect(errorsOf(fixed), title).toBeLessThanOrEqual(errorsOf(open));
            const left = fixed.findings.filter(({ rule }) => rule === id);
            expect(left.length, title).toBeLessThan(own.length);
          }
        }
      }
    });
  },
);
