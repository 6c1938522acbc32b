import type { Allowed } from '../core/settings.js';
import type { AttuneEvent } from '../core/schema/event.js';
import type { HttpOptions } from './http.js';

/** Settings for endpoints that cannot be changed. What the page sets itself comes before them. */
export type Preset = Allowed<'preset'>;

type Settings = Omit<HttpOptions, 'endpoint' | 'preset'>;

const hook: Settings = { mode: 'simple', ack: 'status' };
const opaque: Settings = { mode: 'simple', ack: 'none' };

export const presets: Readonly<Record<Preset, Settings>> = {
  zapier: hook,
  make: hook,
  'power-automate': hook,
  // Answers each POST with a redirect to its result, and 200 even when the script failed: the echoed id tells.
  'apps-script': { mode: 'simple', ack: 'echo', redirect: 'follow' },
  // WordPress, Google Forms: their answers cannot be read.
  form: { ...opaque, serialize: toForm },
  opaque,
};

/** Names that are the event's own, also behind the `answer_` that tells an answer from them. */
const taken = /^(answer_)*(id|time|type|form)$/;

/**
 * The event as form fields, answers under their item ids: what tables and mailers of forms understand. An item called as
 * a field of the event itself is has `answer_` before its id, whatever else is answered: columns keep their names.
 */
function toForm({ id, time, type, data }: AttuneEvent): { body: string; contentType: string } {
  const form = new URLSearchParams({ id, time, type });
  if ('answers' in data) {
    form.set('form', data.form.id);
    for (const [item, answer] of Object.entries(data.answers))
      form.set(
        taken.test(item) ? `answer_${item}` : item,
        Array.isArray(answer) ? answer.join(', ') : String(answer ?? ''),
      );
  }
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded;charset=UTF-8' };
}
