import { nearest } from './nearest.js';
import type { Fault } from './schema/fault-error.js';
import { allowed, wrongSettings } from './settings.js';

/** What each setting that is not allowed may be, and which word was probably meant. */
export function settingFaults(given: Readonly<Record<string, unknown>>): Fault[] {
  return wrongSettings(given).map((path) => {
    const value = String(given[path]).slice(0, 40);
    const meant = nearest(value, allowed[path]);
    const words = allowed[path].map((each) => `"${each}"`).join(', ');
    return { path, message: `is "${value}"; it must be one of ${words}${meant ? `: perhaps "${meant}"` : ''}` };
  });
}

/** Why no built-in instrument goes by a name, and what may be written instead. */
export function nameFaults(name: string | undefined, known: readonly string[]): Fault[] {
  const names = known.map((each) => `"${each}"`);
  const message = name
    ? `"${name.slice(0, 40)}" is not built in; use ${names.join(' or ')}, or give the questions with src`
    : `is missing; write instrument=${names[0]}, src="…" or put the questions in a <script type="application/json"> inside the element`;
  return [{ path: 'instrument', message }];
}
