// Where the work of a run comes from, put into words for the foot of the report.

import { ordersPerHour } from '#behavior/order-rate';
import { orderRoots } from '#behavior/order-roots';
import { strangeAddressee } from '#behavior/order-texts';
import { workChartOf } from '#behavior/work-chart';
import { DEFAULT_LOAD } from '#behavior/workload';
import type { Org, Workload } from '#org/types';
import { hoursText } from './hours-text.js';

/** What the command line says of work. */
interface GivenWork {
  readonly orders: readonly string[];
  readonly events: { readonly name: string } | undefined;
  readonly load: number | undefined;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTES_PER_DAY = 1440;

/** `isMadeUp`: the workload is generated; `missed`: scripted events after the end of the run. */
export function describeWorkload(
  org: Org,
  options: GivenWork,
  isMadeUp: boolean,
  missed: number,
): string {
  const { orders, events, load = DEFAULT_LOAD } = options;
  const parts: string[] = [];
  if (orders.length > 0) {
    const count = orders.length === 1 ? '1 order given' : `${orders.length} orders given`;
    parts.push(`${count}${strangersText(org, orders)}`);
  }
  if (events !== undefined) {
    const late = missed === 0 ? '' : ` (${missed} of them after the end)`;
    parts.push(`the events of ${events.name}${late}`);
  }
  if (isMadeUp) {
    const stated = org.workload.ordersPerHour;
    const rate = stated ?? ordersPerHour(org, workChartOf(org), load);
    const why =
      stated === null
        ? `chosen so that workers are busy ${Math.round(load * 100)}% of the time`
        : 'as the file states';
    const shaped = org.workload.typicalDay === null ? '' : ', spread as on its typical day';
    parts.push(
      `${Number(rate.toPrecision(3))} orders an hour${orderHoursText(org.workload)}, ${why}${shaped}`,
    );
  }
  return parts.join(', ');
}

/** Who was named and is nobody; '' for nobody. A colon may as well be part of an order, so it is no error. */
function strangersText(org: Org, orders: readonly string[]): string {
  const names = orders.map((text) => strangeAddressee(text, org)).filter((name) => name !== null);
  if (names.length === 0) return '';
  const [root, ...others] = orderRoots(workChartOf(org));
  const top = root === undefined || others.length > 0 ? 'the top' : root.name;
  const called = [...new Set(names)].map((name) => `"${name}"`).join(' or ');
  const what = names.length === 1 ? 'the order' : 'these orders';
  return ` (no agent is called ${called}: ${what} went to ${top} as written)`;
}

/** ` on weekdays 09:00-18:00`; '' for orders at any time. */
function orderHoursText({ orderHours }: Workload): string {
  if (orderHours === null) return '';
  const { weekdays, fromMinute, toMinute } = orderHours;
  const days = weekdays.map((day) => DAYS[day - 1] ?? '').join(', ');
  const named =
    weekdays.length === 7 ? 'all days' : days === 'Mon, Tue, Wed, Thu, Fri' ? 'weekdays' : days;
  const isAllDay = fromMinute === 0 && toMinute === MINUTES_PER_DAY;
  return ` on ${named}${isAllDay ? '' : ` ${hoursText(orderHours)}`}`;
}
