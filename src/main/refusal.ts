// A request that came to nothing, as people are told of it: whether the engine refused it or a superior said no. Knows neither
// where the records come from nor how they are shown.

import type { LogRecordOf } from '#engine/records';
import type { ConfigRequestAction } from '#engine/types';

type Refused = LogRecordOf<'refused'>;

export type Refusal = Pick<Refused, 'tick' | 'agent' | 'what' | 'why'>;

export type RefusalRecord =
  | (Omit<Refused, 'asked'> & { readonly asked?: Pick<ConfigRequestAction, 'agent'> })
  | LogRecordOf<'rejected'>;

export function asRefusal(record: RefusalRecord): Refusal {
  if (record.type === 'refused') {
    const { tick, agent, what, why } = record;
    return { tick, agent, what, why };
  }
  const { tick, requestedBy, rejectedBy } = record;
  return { tick, agent: requestedBy, what: 'config_request', why: `${rejectedBy} rejected it` };
}

/** Whether the agent asked for it, or it was to change the agent. */
export function isRefusalAbout(record: RefusalRecord, id: string): boolean {
  const other = record.type === 'refused' ? record.asked?.agent : record.requestedBy;
  return record.agent === id || other === id;
}
