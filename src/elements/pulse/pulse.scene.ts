import type { Figures } from '../../controllers/figures.js';
import type { LocalizeController } from '../../controllers/localize.js';
import { isolated } from '../../controllers/isolated.js';
import { words, type Words } from '../../controllers/words.js';
import { spoken } from '../../core/localised.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { waveOf } from './pulse.model.js';

/** How much of it all is to be seen. */
interface Extent {
  /** There is no more room than on a phone. */
  narrow: boolean;
  printing: boolean | undefined;
  /** The parts and lists that a person has unfolded. */
  unfolded: ReadonlySet<string>;
}

/** What every part of a pulse draws from. */
export class Scene {
  readonly t: LocalizeController;
  readonly f: Figures;
  readonly results: SurveyResults;
  /** The wave these figures are of. */
  readonly wave: string | undefined;
  /** What stands beneath the topics is folded. */
  readonly narrow: boolean;
  #extent: Extent;

  constructor(t: LocalizeController, f: Figures, results: SurveyResults, extent: Extent) {
    this.t = t;
    this.f = f;
    this.results = results;
    this.narrow = extent.narrow && !extent.printing;
    this.wave = waveOf(results);
    this.#extent = extent;
  }

  /** Whether a part or a long list is shown whole: nothing that is printed can be unfolded any more. */
  unfolded(name: string): boolean {
    return this.#extent.printing || this.#extent.unfolded.has(name);
  }

  /** One of the survey's own texts; one in another language than the page's says so. */
  say(text: LocalisedText): Words {
    return words(this.t, spoken(text, this.t.locale, this.results.survey.locale));
  }

  /** The same for an attribute or within a sentence. */
  plain(text: LocalisedText): string {
    return isolated(spoken(text, this.t.locale, this.results.survey.locale).text, this.t.dir);
  }

  get rtl(): boolean {
    return this.t.dir === 'rtl';
  }

  waveName(id: string): string {
    const wave = this.results.waves.find((each) => each.id === id);
    return wave ? this.plain(wave.name) : id;
  }

  points(value: number, shown = this.f.number(value)): string {
    return this.t.text((m) => m.pulse.points(value, shown));
  }

  /** From one figure to another. Nothing where they are not known. */
  range(lo: number | null, hi: number | null, signed = false): string {
    if (lo === null || hi === null) return '';
    const say = (value: number): string => (signed ? this.f.signed(value) : this.f.number(value));
    return this.t.text((m) => m.pulse.range(say(lo), say(hi)));
  }

  /** How far off a figure may be: as far to both sides, or from where to where. */
  within(value: number | null, lo: number | null, hi: number | null, signed = false): string {
    if (value === null || lo === null || hi === null) return '';
    const [below, above] = [value - lo, hi - value];
    const half = Math.max(above, below);
    // Said in one number a change must not seem to hold the 0 that its interval leaves out, nor the other way round.
    const misleads = signed && half >= Math.abs(value) !== (lo <= 0 && hi >= 0);
    if (Math.abs(above - below) > 1 || misleads) return this.range(lo, hi, signed);
    return this.t.text((m) => m.pulse.giveOrTake(this.f.number(half)));
  }
}
