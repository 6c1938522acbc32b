import type { House } from '../house.js';
import { Refusal } from '../problem.js';
import type { Site } from '../site.js';
import { readSurvey, waveIds } from '../store/surveys.js';
import { Disclosure } from './disclosure.js';
import type { Waves } from './scores.js';

/** Waves before the one asked for that a trend looks back on. */
const lookBack = 11;

/**
 * The waves a reader asked for: a survey by its id, or a series by its name (then its newest wave with figures),
 * and `wave`, another survey of the same series; each with those before it.
 *
 * @throws {Refusal} when the site has no such survey, or the series no such wave.
 */
export async function wavesOf({ store, upkeep }: House, site: Site, id: string, wave: string | null): Promise<Waves> {
  const ids = await store.as(site.key, async (query) => {
    const survey = await readSurvey(query, id);
    const series = survey ? survey.wave?.series : id;
    const all = series === undefined ? [id] : await waveIds(query, series);
    if (wave !== null) return all.slice(0, all.indexOf(wave) + 1);
    if (survey) return all.slice(0, all.indexOf(id) + 1);
    const surveys = await Promise.all(all.map((each) => readSurvey(query, each)));
    const newest = surveys.findLastIndex((each) => each?.releasedOn !== undefined);
    return newest < 0 ? all : all.slice(0, newest + 1);
  });
  const last = ids.at(-1);
  if (last === undefined) throw new Refusal(wave === null ? 'survey-unknown' : 'wave-unknown');
  const now = await upkeep.read(site.key, last);
  if (!now) throw new Refusal('survey-unknown');
  const earlier = await Promise.all(ids.slice(-1 - lookBack, -1).map((each) => upkeep.recall(site.key, each)));
  const released = earlier.filter((settled) => settled?.survey.releasedOn !== undefined);
  return [...released.map((settled) => new Disclosure(settled!)), new Disclosure(now)];
}
