// A prompt as it would be sent, and under it what it costs. The prompt is shown as it is, but for what a terminal would obey.

import { formatUsd } from '#base/format-usd';
import type { PromptReport } from '#main/prompt-agent';
import { formatCount } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { visibleText } from './visible-text.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatPromptText(report: PromptReport, { style, columns }: TableOptions): string {
  const { system, message, tokens } = report;
  const title = (text: string): string => style.strong(`=== ${text} ===`);
  const foot = footTexts(report).flatMap((text) => wrapText(visibleText(text), columns));
  return [
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
  const { agent, model, resolvedModel, tokens, costUsd, unpricedWhy, priceSource, wake } = report;
  const { system, message, output, isOutputStated } = tokens;
  const input = system.tokens + message.tokens;
  const error = Math.max(system.error, message.error);
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
    ...(wake === 'idle' || wake === 'safety' || wake === 'timer' || wake === 'threshold'
      ? ['The open task in it is made up: nothing has run yet.']
      : ['The message and the open task in it are made up: nothing has run yet.']),
  ];
}

function countText({ tokens, error }: { readonly tokens: number; readonly error: number }): string {
  return `${error === 0 ? '' : '~'}${formatCount(tokens)} tokens`;
}

function linesOf(text: string): string[] {
  return text.split('\n').map(visibleText);
}
