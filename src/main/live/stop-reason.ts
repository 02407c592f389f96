// Why a live run stopped, in a sentence.

import type { StopRecord } from '#journal/records';
import type { DrivenTo } from '#live/drive-run';

export function stopReason({ why, scope }: DrivenTo): Pick<StopRecord, 'why' | 'reason'> {
  switch (why) {
    case 'done':
      return { why, reason: 'All orders are complete.' };
    case 'end':
      return { why, reason: 'It came to the end of its time.' };
    case 'stuck':
      return { why: 'end', reason: 'Nothing goes on before a person acts.' };
    case 'quiet':
      return {
        why: 'end',
        reason:
          'Whoever was asked did nothing about the open orders, again and again: nothing goes on before a person acts.',
      };
    case 'limit':
      return { why, reason: `${scope?.name ?? 'A limit'} does not cover another call.` };
    case 'interrupted':
      return { why, reason: 'It was interrupted.' };
  }
}
