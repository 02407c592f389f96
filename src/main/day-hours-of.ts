// The hours of an org's day as its file tells them: when work arrives, when agents work, when timers fire.

import { sum } from '#base/sum';
import { shapeDay } from '#behavior/order-rate';
import type { DayHours } from '#cost/token-view/day-hours';
import { isDueOn, readCronTimes, timesOfDay } from '#org/cron-times';
import type { Org } from '#org/types';
import { isWithinHours } from '#org/working-hours';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MINUTES = Array.from({ length: 60 }, (_, minute) => minute);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOUR_SECONDS = 3600;

export function dayHoursOf(org: Org): DayHours {
  const { workingHours } = org.policies;
  const shape = shapeDay(org);
  const cronsOf = new Map(
    org.agents.map(({ id, trigger }) => [id, trigger.timers.map(({ cron }) => cron)]),
  );
  const fires = countFires(org.tickSeconds);
  return {
    work: HOURS.map((hour) =>
      sum(
        WEEKDAYS.flatMap((weekday) =>
          MINUTES.map((minute) => shape.shareAt(weekday, hour * 60 + minute)),
        ),
      ),
    ),
    open: HOURS.map((hour) => {
      if (workingHours === null) return 1;
      const isOpen = (minute: number): boolean => isWithinHours(workingHours, hour * 60 + minute);
      return MINUTES.filter(isOpen).length / MINUTES.length;
    }),
    timers: (id) => {
      const ofAll = (cronsOf.get(id) ?? []).map(fires);
      return HOURS.map((hour) => sum(ofAll.map((own) => own[hour] ?? 0)));
    },
  };
}

/** Some four years, after which the days of every cron come round; 2026-01-05, counted from 1970-01-01. */
const DAYS = 1461;
const FIRST_DAY = 20_458;

/** Fires of a cron in each hour of the day, one a tick at most; remembers them, for several agents may have the same one. */
function countFires(tickSeconds: number): (cron: string) => readonly number[] {
  const known = new Map<string, number[]>();
  return (cron) => {
    const before = known.get(cron);
    if (before !== undefined) return before;
    const times = readCronTimes(cron);
    const days = Array.from({ length: DAYS }, (_, day) => FIRST_DAY + day);
    const dueDays = days.filter((day) => isDueOn(times, day)).length;
    const ticks = new Set(
      Array.from(timesOfDay(times), (second) => Math.floor(second / tickSeconds)),
    );
    const fires = HOURS.map(() => 0);
    for (const tick of ticks) {
      const hour = Math.floor((tick * tickSeconds) / HOUR_SECONDS);
      fires[hour] = (fires[hour] ?? 0) + dueDays;
    }
    known.set(cron, fires);
    return fires;
  };
}
