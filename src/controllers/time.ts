import { figuresLocale } from '../core/localised.js';

/** A point in time as people of this language write it: the time of day, with the date unless it is today. */
export function timeIn(locale: string, ms: number, now = Date.now()): string {
  const today = new Date(ms).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(figuresLocale(locale), {
    timeStyle: 'short',
    ...(today ? {} : { dateStyle: 'medium' }),
  }).format(ms);
}
