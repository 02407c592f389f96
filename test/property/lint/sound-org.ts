// Random ORG.md files that no reviewer would object to: every field right, every figure sensible, nobody dead, nobody dear
// for nothing. Lint must have nothing to say on them but infos.

import fc from 'fast-check';

const COMPANIES = ['Acme', 'Möwe & Co', '北風', 'Атлас', 'Tidy Invoice', 'Zürich 24', 'El Faro'];
const TEAMS = ['Backend', 'Design', 'Content', 'Support', 'Data', 'Redacción', 'Einkauf', '営業'];
const PEOPLE = [
  'Ana',
  'Bo',
  'Chiara',
  'Dmitri',
  'Emeka',
  'Frida',
  'Goran',
  'Hanako',
  '李雷',
  'Ольга',
];

const maybe = (line: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.option(line, { nil: '', freq: 2 });
const field = (key: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  value.map((text) => `- **${key}:** ${text}\n`);
const prose = fc.constantFrom(
  '',
  'Keeps the work going and says when something is missing.\n\n',
  'Liest jeden Text, bevor er das Haus verlässt; 42 % der Fälle sind *eilig*.\n\n',
  'Looks after:\n\n1. what is new\n2. what is late\n\n> Ask first.\n\n',
);

/** Leads sleep and wake for what their reports and their own manager send. */
const leadFields = fc
  .tuple(
    field('Model', fc.constantFrom('claude-sonnet', 'gpt-4o', 'anthropic/claude-sonnet-4-5')),
    fc.constant('- **Trigger:** event-driven\n'),
    field('Wake on', fc.constantFrom('all', 'tasks, escalations, completions')),
    maybe(
      field(
        'Batch window',
        fc.constantFrom('3 ticks (for completions)', '5 ticks for completions'),
      ),
    ),
    maybe(field('Max sleep', fc.constantFrom('2h', '400 ticks', '1 day'))),
    maybe(
      field(
        'Timer',
        fc.constantFrom(
          'daily review at 10:30',
          'plan every weekday at 11:00 — what is due',
          'tidy up every Monday at 14:00',
        ),
      ),
    ),
    maybe(
      field(
        'Threshold',
        fc.constantFrom(
          'team escalation rate > 30%, cooldown 2h',
          'queue depth >= 20, cooldown 100 ticks',
        ),
      ),
    ),
    maybe(field('Budget', fc.constantFrom('$200/day', '$900/week'))),
    maybe(field('Cooldown', fc.constantFrom('1 tick', '2 ticks'))),
  )
  .map((lines) => lines.join(''));

const workerFields = fc
  .tuple(
    field('Model', fc.constantFrom('claude-haiku', 'ollama/llama3', 'cheapest')),
    fc.oneof(
      fc
        .tuple(
          fc.constant('- **Trigger:** polling\n'),
          maybe(field('Tick interval', fc.constantFrom('2 ticks', '90s'))),
        )
        .map((lines) => lines.join('')),
      fc
        .tuple(
          fc.constant('- **Trigger:** event-driven\n'),
          field(
            'Wake on',
            fc.constantFrom('tasks', 'all', 'tasks, messages\n- **Cooldown:** 2 ticks'),
          ),
          maybe(field('Max sleep', fc.constantFrom('4h', '300 ticks'))),
        )
        .map((lines) => lines.join('')),
    ),
    maybe(field('Count', fc.constantFrom('2', '3', '7'))),
    maybe(field('Tokens', fc.constantFrom('4K in, 1K out', '5000-9000'))),
    maybe(field('Domain', fc.constantFrom('copy', 'APIs', 'atención al cliente'))),
  )
  .map((lines) => lines.join(''));

const department = fc.record({
  leadProse: prose,
  lead: leadFields,
  workers: fc.array(fc.tuple(prose, workerFields), { minLength: 1, maxLength: 3 }),
});

/** The whole text of an org; `\n` or CRLF. */
export const soundOrg: fc.Arbitrary<string> = fc
  .record({
    company: fc.constantFrom(...COMPANIES),
    preset: fc.constantFrom(
      '',
      'preset: startup\n',
      '- **Preset:** agency\n',
      'preset: enterprise\n',
      'preset: military\n',
    ),
    timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Tokyo'),
    hours: maybe(
      fc.constant(
        '### Working Hours\n\n- **Active hours:** 08:00-20:00\n- **Exceptions:** critical\n\n',
      ),
    ),
    budget: maybe(
      fc.constant('### Budget\n\n- **Org limit:** $5000/day\n- **Alert threshold:** 80%\n\n'),
    ),
    workload: maybe(
      fc.constant('## Workload\n\n- **Orders:** 4 per hour\n- **Effort:** 4 ticks\n'),
    ),
    top: fc.constantFrom('COO', 'Chief of Staff', 'Rosa Marín — CEO'),
    departments: fc.array(department, { minLength: 1, maxLength: 4 }),
    names: fc.shuffledSubarray(PEOPLE, { minLength: 4, maxLength: 4 }),
    teams: fc.shuffledSubarray(TEAMS, { minLength: 4, maxLength: 4 }),
    isCrlf: fc.boolean(),
  })
  .map(
    ({
      company,
      preset,
      timezone,
      hours,
      budget,
      workload,
      top,
      departments,
      names,
      teams,
      isCrlf,
    }) => {
      const chart = departments.map(({ leadProse, lead, workers }, index) => {
        const team = teams[index] ?? '';
        const roles = workers.map(
          ([text, fields], n) => `#### ${team} Worker ${'ABC'[n] ?? ''}\n\n${text}${fields}\n`,
        );
        return `### ${team}\n\n#### ${names[index] ?? ''} — ${team} Lead\n\n${leadProse}${lead}\n${roles.join('')}`;
      });
      const policies = hours + budget === '' ? '' : `## Policies\n\n${hours}${budget}`;
      const text = `# ${company}\n\n## Identity\n\n- **Timezone:** ${timezone}\n- **Motto:** less, but better\n\n## Culture\n\n${preset}\n${policies}## Structure\n\n### ${top}\n\n- **Model:** claude-opus\n- **Trigger:** event-driven\n- **Wake on:** orders, escalations, completions\n\n${chart.join('')}${workload}`;
      return isCrlf ? text.replaceAll('\n', '\r\n') : text;
    },
  );
