// A prompt as it would be sent, and under it what it costs. The prompt is shown as it is, but for what a terminal would obey.

import { formatUsd } from '#base/format-usd';
import { visibleText } from '#base/visible-text';
import type { PromptReport } from '#main/prompt-agent';
import { formatCount } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatPromptText(report: PromptReport, { style, columns }: TableOptions): string {
  const { form, system, message, tokens } = report;
  const title = (text: string): string => style.strong(`=== ${text} ===`);
  const foot = footTexts(report).flatMap((text) => wrapText(visibleText(text), columns));
  return [
    ...(form.kind === 'tool'
      ? [
          title(`The form of the answer, a tool: ${countText(tokens.form)}`),
          ...wrapText(TOOL, columns),
          '',
        ]
      : []),
    title(`System part, the same at every wake: ${countText(tokens.system)}`),
    ...linesOf(system),
    '',
    title(`What is new on this wake: ${countText(tokens.message)}`),
    ...linesOf(message),
    '',
    ...foot.map((line) => style.dim(line)),
    '',
  ].join('\n');
}

function footTexts(report: PromptReport): string[] {
  const { agent, model, resolvedModel, tokens, costUsd, unpricedWhy, priceSource } = report;
  const { form, system, message, output, isOutputStated } = tokens;
  const input = form.tokens + system.tokens + message.tokens;
  const error = Math.max(form.error, system.error, message.error);
  const named = resolvedModel === model ? model : `${model} = ${resolvedModel}`;
  const price =
    costUsd === null
      ? `unpriced: ${unpricedWhy ?? 'no price is known'}`
      : `${formatUsd(costUsd)} a call without caches (${priceSource?.name ?? ''})`;
  return [
    `${agent.name}, ${named}: ${countText({ tokens: input, error })} in, ${formatCount(output)} out (${isOutputStated ? 'stated' : 'assumed'}); ${price}.`,
    error === 0
      ? 'Tokens in: counted by the provider from the prompt.'
      : `Tokens in: ~ counted from the prompt, ±${Math.round(error * 100)}%; --count api asks the provider.`,
    ...(report.form.kind === 'grammar' ? [GRAMMAR] : []),
    originText(report),
  ];
}

const TOOL =
  'The actions of the system part as a JSON schema, sent with every call before all else. --format json prints it.';

const GRAMMAR =
  'The form of the answer is no part of the prompt: Ollama writes under it as a grammar, which costs no tokens.';

/** What of it is made up. */
function originText({ wake, moment }: PromptReport): string {
  if (moment !== null) {
    const { asked, tick, time, reasons } = moment;
    const at = `tick ${tick}${time === null ? '' : `, ${time}`}`;
    const later =
      tick === asked ? '' : ` It does not wake at tick ${asked}: this is its next wake.`;
    return `The wake of a dry run at ${at} (${reasons.join(', ')}).${later}`;
  }
  return wake === 'idle' || wake === 'safety' || wake === 'timer' || wake === 'threshold'
    ? 'The open task in it is made up: nothing has run yet.'
    : 'The message and the open task in it are made up: nothing has run yet.';
}

function countText({ tokens, error }: { readonly tokens: number; readonly error: number }): string {
  return `${error === 0 ? '' : '~'}${formatCount(tokens)} tokens`;
}

function linesOf(text: string): string[] {
  return text.split('\n').map(visibleText);
}
