// `orgsim prices`: what is known of prices, where it comes from, and how old it is.

import { OrgsimError } from '#base/errors';
import { readSource } from '#io/read-source';
import { today } from '#io/today';
import type { PricesWanted } from '#main/known-prices';
import { describePrice, listPrices } from '#main/known-prices';
import { formatPricePage } from '#report/price-page';
import { formatPriceTable } from '#report/price-table';
import { formatPriceListJson, formatPricePageJson } from '#report/prices-json';
import { loadStyle } from '#report/style';
import type { TableOptions } from '#report/text-table';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatFlags } from '../format-option.js';
import { FORMAT_OPTION } from '../format-option.js';
import { dayValue } from '../option-values.js';

interface PricesFlags extends FormatFlags {
  readonly prices: string | undefined;
  readonly all: boolean;
  readonly today: string | undefined;
}

export const command = defineCommand<PricesFlags>({
  arguments: [{ name: '[model]', summary: 'a model, in any spelling, or an alias (default: all)' }],
  options: {
    prices: {
      flags: '--prices <file>',
      summary: 'prices of your own, in JSON: they go before all others',
    },
    all: {
      flags: '--all',
      summary: 'those of the package genai-prices too, of the better known providers',
    },
    today: {
      flags: '--today <date>',
      summary: 'the day that ages count to (default: what the clock says)',
      parse: dayValue('--today'),
    },
    format: FORMAT_OPTION,
  },
  examples: [
    { command: 'orgsim prices', summary: 'the models that are known best' },
    {
      command: 'orgsim prices claude-opus',
      summary: 'what it stands for, and all about its price',
    },
    { command: 'orgsim prices --prices ours.json', summary: 'with prices of your own' },
  ],
  async run([model], { prices, all, today: day, format }, { stdout }) {
    const wanted: PricesWanted = {
      today: day ?? today(),
      file: prices === undefined ? null : await readSource(prices),
    };
    const options = { style: await loadStyle(stdout.color), columns: stdout.columns };
    if (model === undefined) stdout.write(await listText(wanted, all, format, options));
    else {
      if (all) throw allOfOne(model);
      const page = await describePrice(model, wanted);
      stdout.write(format === 'json' ? formatPricePageJson(page) : formatPricePage(page, options));
    }
    return EXIT.clean;
  },
});

async function listText(
  wanted: PricesWanted,
  all: boolean,
  format: PricesFlags['format'],
  options: TableOptions,
): Promise<string> {
  const list = await listPrices(wanted, all);
  return format === 'json' ? formatPriceListJson(list) : formatPriceTable(list, options);
}

function allOfOne(model: string): OrgsimError {
  const hint = `All is looked up for one model: orgsim prices ${model}`;
  return new OrgsimError('usage', 'The option --all is for the table of all models.', hint);
}
