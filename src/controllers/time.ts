import { figuresLocale } from '../core/localised.js';

/** A point in time as people of this language write it: the time of day, with the date unless it is today. */
export function timeIn(locale: string, ms: number, now = Date.now()): string {
  const today = isToday(ms, now);
  return new Intl.DateTimeFormat(figuresLocale(locale), {
    timeStyle: 'short',
    ...(today ? {} : { dateStyle: 'medium' }),
  }).format(ms);
}

/** Whether a moment lies on this day: some languages have another word before a day than before an hour. */
export const isToday = (ms: number, now = Date.now()): boolean =>
  new Date(ms).toDateString() === new Date(now).toDateString();

/** A day as people of this language write it, with the year unless it is this one and, if asked for, the time. */
export function dayIn(locale: string, moment: string, hours: boolean, now = Date.now()): string {
  const thisYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(figuresLocale(locale), {
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
    ...(hours ? { hour: 'numeric', minute: '2-digit' } : {}),
  }).format(new Date(moment));
}
