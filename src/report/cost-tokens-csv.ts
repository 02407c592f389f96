// The tokens of an estimate for spreadsheets: a row for each agent of each org.

import type { AgentTokens } from '#cost/token-view/types';
import type { FormatCost } from './cost-options.js';
import { savedBy } from './cost-tokens-words.js';
import type { CsvValue } from './csv-line.js';
import { csvLine } from './csv-line.js';
import { tidyNumber } from './tidy-numbers.js';

/** Of the file, then of the agent; by the day where no other time is named. Names that stay: spreadsheets refer to them. */
const COLUMNS: Readonly<Record<string, (agent: AgentTokens) => CsvValue>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  department: ({ department }) => department,
  mode: ({ mode }) => mode,
  status: ({ eventsPerDay }) => (eventsPerDay === null ? 'rate unknown' : 'estimated'),
  checks: ({ checksPerDay }) => checksPerDay,
  low_tokens_per_check: ({ tokensPerCheck }) => tokensPerCheck.low,
  high_tokens_per_check: ({ tokensPerCheck }) => tokensPerCheck.high,
  low_events: ({ eventsPerDay }) => eventsPerDay?.low ?? null,
  high_events: ({ eventsPerDay }) => eventsPerDay?.high ?? null,
  low_tokens_per_wake: ({ tokensPerWake }) => tokensPerWake.low,
  high_tokens_per_wake: ({ tokensPerWake }) => tokensPerWake.high,
  tokens: ({ perDay }) => perDay.expected,
  low_tokens: ({ perDay }) => perDay.low,
  high_tokens: ({ perDay }) => perDay.high,
  checks_alone_tokens: ({ checksAlonePerDay }) => checksAlonePerDay.expected,
  polling_tokens: ({ pollingPerDay }) => pollingPerDay.expected,
  event_driven_tokens: ({ eventDrivenPerDay }) => eventDrivenPerDay.expected,
  saved_share: (agent) => (agent.eventsPerDay === null ? null : savedBy(agent)),
};

/** Lines end with CR LF, as RFC 4180 has it. */
export const formatCostTokensCsv: FormatCost = ({ orgs }) => {
  const head = ['org', 'file', ...Object.keys(COLUMNS)];
  const records = orgs.flatMap(({ file, estimate: { org }, tokens }) =>
    (tokens?.view.agents ?? []).map((agent) => [
      org,
      file,
      ...Object.values(COLUMNS).map((cellOf) => tidyCell(cellOf(agent))),
    ]),
  );
  return [head, ...records].map((record) => `${csvLine(record)}\r\n`).join('');
};

function tidyCell(value: CsvValue): CsvValue {
  return typeof value === 'number' ? tidyNumber(value) : value;
}
