import type { House } from '../house.js';
import { Refusal } from '../problem.js';
import type { Site } from '../site.js';
import { readSurvey, readWaves, type SeriesWave } from '../store/surveys.js';
import { Disclosure } from './disclosure.js';
import type { Waves } from './scores.js';

/** Waves before the one asked for that a trend looks back on. */
const lookBack = 11;

export interface Series {
  /** The wave that is read, after those before it. */
  waves: Waves;
  /** Every wave of the series with figures, and the one that is read, oldest first. Empty without a series. */
  known: SeriesWave[];
}

/** The newest wave with figures. One that has ended since anyone looked gives them now. */
async function newest({ upkeep }: House, site: Site, all: readonly SeriesWave[]): Promise<string> {
  for (const { id, released } of [...all].reverse())
    if (released || (await upkeep.recall(site.key, id))?.survey.releasedOn) return id;
  return all.at(-1)!.id;
}

/**
 * The waves a reader asked for: a survey by its id, or a series by its name (then its newest wave with figures),
 * and `wave`, another survey of the same series; each with those before it.
 *
 * @throws {Refusal} when the site has no such survey, or the series no such wave.
 */
export async function seriesOf(house: House, site: Site, id: string, wave: string | null): Promise<Series> {
  const { survey, all } = await house.store.as(site.key, async (query) => {
    const survey = await readSurvey(query, site.key, id);
    const series = survey ? survey.wave?.series : id;
    return { survey, all: series === undefined ? [] : await readWaves(query, site.key, series) };
  });
  if (!survey && !all.length) throw new Refusal('survey-unknown');
  const asked = wave ?? survey?.id ?? (await newest(house, site, all));
  if (asked !== survey?.id && !all.some((each) => each.id === asked)) throw new Refusal('wave-unknown');
  const place = Math.max(
    0,
    all.findIndex((each) => each.id === asked),
  );
  const earlier = all.slice(Math.max(0, place - lookBack), place);
  const now = await house.upkeep.read(site.key, asked);
  if (!now) throw new Refusal('survey-unknown');
  const before = await Promise.all(earlier.map((each) => house.upkeep.recall(site.key, each.id)));
  const waves = before
    .filter((settled) => settled?.survey.releasedOn !== undefined)
    .map((settled) => new Disclosure(settled!));
  // Reading a wave may have released it just now.
  const read = new Set([asked, ...waves.map(({ settled }) => settled.survey.id)]);
  return { waves: [...waves, new Disclosure(now)], known: all.filter(({ id, released }) => released || read.has(id)) };
}
