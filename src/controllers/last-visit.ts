/** What a person saw of a survey's figures when they last looked. */
export interface Visit {
  /** The day they looked, and the day the figures were of: `2026-11-22`. */
  seen: string;
  released: string;
  means: Readonly<Record<string, number>>;
}

interface Kept extends Visit {
  /** The visit before, so that its comparison stays for the rest of the day. */
  before?: Visit;
}

const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/**
 * The visit to compare these figures with, if they are newer than what was seen then; and keeps them for the next one.
 * Only on this device, only what was on the screen anyway, and no harm done where nothing may be stored.
 */
export function sinceLastVisit(
  key: string,
  { released, means }: Pick<Visit, 'released' | 'means'>,
  now = new Date(),
): Visit | undefined {
  const name = `attune.pulse/${key}`;
  try {
    // eslint-disable-next-line no-restricted-globals -- two numbers a topic, read before the first paint of the figures: a database would make the page jump
    const storage = localStorage;
    const kept = JSON.parse(storage.getItem(name) ?? 'null') as Kept | null;
    const today = dayOf(now);
    const before = kept && kept.released < released ? visitOf(kept) : kept?.seen === today ? kept.before : undefined;
    storage.setItem(name, JSON.stringify({ seen: today, released, means, ...(before ? { before } : {}) }));
    return before;
  } catch {
    return undefined;
  }
}

const visitOf = ({ seen, released, means }: Kept): Visit => ({ seen, released, means });
