// Renaming: every spelling of a name follows, nothing else changes, and what would go wrong is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import { renameAgentAt, renameTargetAt } from '#editor/rename-agent';
import { openAtCursor, openText, structure } from './open-text.js';

function rename(marked: string, name: string) {
  const { open, offset } = openAtCursor(marked);
  const result = renameAgentAt(open, offset, name, openText);
  if (result?.kind !== 'renaming') return result?.why ?? null;
  return { text: applyEdits(open.document.source, result.edits), notes: result.notes };
}

const CHART = [
  '### Ana Díaz — Chief',
  '',
  '### Backend Workers',
  '',
  '- **Count:** 3',
  '',
  '### Bo',
  '',
  '- **Reports to:** ana diaz',
  '',
  '### Cy',
  '',
  '- **Reports to:** ana-diaz — for now',
  '',
  '### Di',
  '',
  '- **Reports to:** Chief',
  '',
  '### Eva',
  '',
  '- **Reports to:** Backend Worker 2',
  '',
  '### Fay',
  '',
  '- **Reports to:** backend-worker-3',
  '',
  '### Gus',
  '',
  '- **Reports to:** Backend Workers',
  '',
  '### Hal',
  '',
  '- **Reports to:** `backend worker`',
];
const chart = (cursor: string) => structure(...CHART).replace(cursor, `${cursor}|`);

test('the heading, and whoever names it: by name, by id; a title stays', () => {
  const expected = structure(...CHART)
    .replace('Ana Díaz', 'Zoë Ray')
    .replace('** ana diaz', '** Zoë Ray')
    .replace('ana-diaz', 'zoe-ray');
  for (const cursor of ['### Ana', 'Reports to:** ana d', '** ana-d', '** Chief', '— Ch']) {
    expect(rename(chart(cursor), ' Zoë Ray ')).toEqual({
      text: expected,
      notes: [
        'The id changes from ana-diaz to zoe-ray. Files that name it (scripts, events, recorded runs) do not follow.',
      ],
    });
  }
});

test('members of a Count follow in their own spelling', () => {
  const expected = structure(...CHART)
    .replace('### Backend Workers', '### Platform Engineers')
    .replace('Backend Worker 2', 'Platform Engineer 2')
    .replace('backend-worker-3', 'platform-engineer-3')
    .replace('** Backend Workers', '** Platform Engineers')
    .replace('`backend worker`', 'Platform Engineer');
  for (const cursor of [
    '### Backend',
    '** Backend Worker ',
    '** backend-w',
    '** Backend Workers',
  ]) {
    expect(rename(chart(cursor), 'Platform Engineers')).toEqual({
      text: expected,
      notes: [
        expect.stringContaining(
          'The ids of 3 agents change from backend-worker-1 to platform-engineer-1.',
        ),
      ],
    });
  }
});

test('with an ID of its own the id stays, and who names it by id stays as well', () => {
  const text = structure(
    '### Ana|',
    '',
    '- **ID:** boss',
    '',
    '### Bo',
    '',
    '- **Reports to:** boss',
  );
  expect(rename(text, 'Zoë')).toEqual({ text: text.replace('Ana|', 'Zoë'), notes: [] });
});

test('a level that hangs on the name is told of', () => {
  const result = rename(structure('### Backend Lead|', '', '### Bo'), 'Backend Person');
  expect(result).toMatchObject({
    notes: [
      expect.any(String),
      'The level changes from 7 to 4, as the words of the name say; `Level: 7` would keep it.',
    ],
  });
});

describe('is refused', () => {
  test.each([
    ['', 'An agent needs a name.'],
    ['Bo', '"Bo" is what Bo is called already; two agents of one name could not be told apart.'],
    ['bó', '"Bo" is what Bo is called already'],
    ['Backend_Worker 2', '"Backend Worker 2" is what Backend Workers is called already'],
    ['Zoë — Boss', 'a name holds no dash between spaces'],
    ['Zoë\nRay', 'A name stands on one line.'],
    ['human principal', 'is the person outside'],
    ['*Zoë*', '"*Zoë*" cannot stand in a heading'],
    ['Zoë (Human Principal)', 'cannot stand in a heading'],
    ['`Zoë`', 'cannot stand in a heading'],
  ])('%j', (name, why) => {
    expect(rename(chart('### Ana'), name)).toContain(why);
  });

  test('where the chart would be another: a name that makes a head of the org', () => {
    const text = structure(
      '### Yard',
      '',
      '#### Ana',
      '',
      '#### Bo|',
      '',
      '### Dock',
      '',
      '#### Cy',
    );
    expect(rename(text, 'Bo the Chief')).toContain('the chart would change');
  });

  test('for the human principal; nobody is named elsewhere', () => {
    const text = (cursor: string) =>
      structure('### Ana (Human Principal)', '', '### Bo', '', '- **Model:** gpt-4o').replace(
        cursor,
        `${cursor}|`,
      );
    expect(rename(text('### A'), 'Zoë')).toContain('The human principal is no agent');
    expect(rename(text('gpt'), 'Zoë')).toBeNull();
    const { open, offset } = openAtCursor(text('### B'));
    expect(renameTargetAt(open, offset)).toMatchObject({ kind: 'target', name: 'Bo' });
  });
});

test('property: a rename keeps the chart, and renaming back gives the file back', () => {
  const names = ['Ana', 'Bo Lead', 'Workers', 'Ira Ж', '中村', 'Tea Support'];
  const fresh = fc.constantFrom('Zed', 'Zed Lead', 'Quiet Ones', 'Ю', 'zed-9', "O'Hara");
  const reference = fc.constantFrom(
    ...names,
    'bo-lead',
    'BO LEAD',
    'worker-2',
    'Worker',
    'tea support',
  );
  const text = fc
    .tuple(
      fc.array(fc.option(reference), { minLength: 6, maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([references, eol]) =>
      structure(
        ...names.flatMap((name, i) => [
          `### ${name}`,
          '',
          ...(name === 'Workers' ? ['- **Count:** 2'] : []),
          ...((references[i] ?? null) === null ? [] : [`- **Reports to:** ${references[i]}`]),
          '',
        ]),
      ).replaceAll('\n', eol),
    );
  fc.assert(
    fc.property(text, fresh, fc.constantFrom(...names), (source, name, old) => {
      const open = openText(source);
      const at = source.indexOf(`### ${old}`) + 4;
      const there = renameAgentAt(open, at, name, openText);
      if (there?.kind !== 'renaming') return;
      const renamed = applyEdits(source, there.edits) ?? '';
      const after = openText(renamed);
      expect(after.org.problems.length).toBe(open.org.problems.length);
      const chartOf = ({ org }: typeof open) =>
        org.agents.map(({ reportsTo }) => org.agents.findIndex(({ id }) => id === reportsTo));
      expect(chartOf(after)).toEqual(chartOf(open));
      const back = renameAgentAt(after, renamed.indexOf(`### ${name}`) + 4, old, openText);
      expect(back?.kind).toBe('renaming');
      if (back?.kind !== 'renaming') return;
      const again = openText(applyEdits(renamed, back.edits) ?? '');
      expect(again.org.agents.map(({ id, reportsTo }) => [id, reportsTo])).toEqual(
        open.org.agents.map(({ id, reportsTo }) => [id, reportsTo]),
      );
    }),
    { numRuns: 60 },
  );
});
