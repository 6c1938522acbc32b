import { languageTag } from '../core/localised.js';
import type { AttuneEvent, Result } from '../core/schema/event.js';

/** What the outbox adds to a result to make an event of it. */
export interface Stamp {
  id: string;
  /** Milliseconds since 1970. */
  now: number;
  /** CloudEvents source: a URI for where the survey stands. */
  source: string;
}

/**
 * The CloudEvents envelope around a result. An anonymous result keeps nothing that could single out who sent it:
 * its time is the day, it has no timing, and its source is the survey rather than a page.
 */
export function toEvent(result: Result, { id, now, source }: Stamp): AttuneEvent {
  const { timing, ...data } = result.data;
  // What a page or a translating browser adds to a language singles people out, and no receiver needs it.
  const rest = { ...data, form: { ...data.form, locale: languageTag(data.form.locale) ?? data.form.locale } };
  const anonymous = rest.meta.privacy === 'anonymous';
  const time = new Date(now).toISOString();
  return {
    specversion: '1.0',
    id,
    source: anonymous && !source.startsWith('urn:') ? `urn:attune:survey:${rest.form.id}` : source,
    type: result.type,
    subject: result.subject,
    time: anonymous ? `${time.slice(0, 10)}T00:00:00.000Z` : time,
    datacontenttype: 'application/json',
    partitionkey: result.subject,
    sequence: String(result.sequence).padStart(10, '0'),
    data: anonymous || !timing ? rest : { ...rest, timing },
  };
}
