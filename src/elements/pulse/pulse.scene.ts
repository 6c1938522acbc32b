import type { Figures } from '../../controllers/figures.js';
import type { LocalizeController } from '../../controllers/localize.js';
import { words, type Words } from '../../controllers/words.js';
import { spoken } from '../../core/localised.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { waveOf } from './pulse.model.js';

/** What every part of a pulse draws from. */
export class Scene {
  readonly t: LocalizeController;
  readonly f: Figures;
  readonly results: SurveyResults;
  /** The wave these figures are of. */
  readonly wave: string | undefined;

  constructor(t: LocalizeController, f: Figures, results: SurveyResults) {
    this.t = t;
    this.f = f;
    this.results = results;
    this.wave = waveOf(results);
  }

  /** One of the survey's own texts; one in another language than the page's says so. */
  say(text: LocalisedText): Words {
    return words(this.t, spoken(text, this.t.locale, this.results.survey.locale));
  }

  /** The same for an attribute or within a sentence. */
  plain(text: LocalisedText): string {
    return spoken(text, this.t.locale, this.results.survey.locale).text;
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

  /** From one figure to another. */
  range = (lo: number, hi: number): string => this.t.text((m) => m.pulse.range(this.f.number(lo), this.f.number(hi)));
}
