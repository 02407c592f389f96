// What a comparison comes to, in plain words: surely better, surely worse, within noise.

import type { ComparedOrg } from '#main/comparison-report';
import type { ComparedName, Verdict } from '#metrics/comparison';
import { COMPARED_WORDS, changeText, unitOf } from './comparison-figures.js';
import type { Paint } from './style.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

interface Group {
  readonly title: string;
  readonly verdicts: readonly Verdict[];
  /** Whether it is said how much. */
  readonly isSure: boolean;
}

const GROUPS: readonly Group[] = [
  { title: 'Surely better', verdicts: ['better'], isSure: true },
  { title: 'Surely worse', verdicts: ['worse'], isSure: true },
  { title: 'Surely different', verdicts: ['more', 'less'], isSure: true },
  { title: 'Within noise', verdicts: ['unsure'], isSure: false },
  { title: 'The same in every run', verdicts: ['same'], isSure: false },
  { title: 'Unknown', verdicts: ['unknown'], isSure: false },
];

/** Lines of at most the width: `Surely better: cost (-32%).`, one group each. */
export function verdictLines(
  base: ComparedOrg,
  org: ComparedOrg,
  { style, columns }: TableOptions,
): string[] {
  const { differences } = org;
  if (differences === null) return [];
  const names = Object.keys(COMPARED_WORDS) as ComparedName[];
  const verdicts = new Set(names.map((name) => differences[name].verdict));
  const whole = wholeSentence(base, org, verdicts);
  if (whole !== null) return wrapText(whole, columns).map((line) => style.strong(line));
  const paints: Readonly<Record<string, Paint>> = {
    'Surely better': style.good,
    'Surely worse': style.warning,
  };
  return GROUPS.flatMap(({ title, verdicts: own, isSure }) => {
    const members = names.filter((name) => own.includes(differences[name].verdict));
    if (members.length === 0) return [];
    const said = members.map((name) => {
      const word = COMPARED_WORDS[name] ?? name;
      if (!isSure) return word;
      const unit = unitOf(name, [base, org]);
      const change = changeText(differences[name], base.figures[name].mean, unit);
      return `${word} (${change})`;
    });
    const [first = '', ...rest] = wrapText(`${title}: ${said.join(', ')}.`, columns);
    const paint = paints[title] ?? style.strong;
    const painted = first.startsWith(title) ? paint(title) + first.slice(title.length) : first;
    return [painted, ...rest];
  });
}

/** Where all figures have it in common. */
function wholeSentence(
  { letter: base }: ComparedOrg,
  { letter }: ComparedOrg,
  verdicts: ReadonlySet<Verdict>,
): string | null {
  if (verdicts.size > 1) return null;
  if (verdicts.has('same')) {
    return `${letter} does on these orders exactly what ${base} does: no figure differs in any run.`;
  }
  if (verdicts.has('unsure')) return `Nothing is sure: every difference is within noise.`;
  if (verdicts.has('unknown')) {
    return `Nothing is sure: one run does not say how much runs differ. --replications asks for more.`;
  }
  return null;
}
