import { html, type TemplateResult } from 'lit';
import bars from '../../charts/bars.styles.js';
import { download } from '../../controllers/download.js';
import { completeEnglish } from '../../controllers/localize.js';
import { csvOf } from '../../core/csv.js';
import { resultsTable } from '../../core/results-table.js';
import pulseMore from '../../locales/en.pulse-more.js';
import more from './pulse-later.styles.js';
import { questions } from './pulse.questions.js';
import { recommend } from './pulse.recommend.js';
import type { Scene } from './pulse.scene.js';
import { reliability } from './pulse.sure.js';
import { trend } from './pulse.trend.js';
import { units } from './pulse.units.js';
import { comments, thread, type Followed } from './pulse.voices.js';

// All that stands beneath the topics, and what is new since the last visit. Fetched beside the results.
export const styles = [bars, more];
export { PaperController } from '../../controllers/paper.js';
export { besideTopics } from './pulse.twin.js';
export { sinceVisit, visitBefore } from './pulse.visit.js';
export { follow } from './pulse.voices.js';

completeEnglish({ pulseMore });

/** From the topics down: only what there is. */
export function rest(scene: Scene, followed: Followed | undefined): TemplateResult {
  return html`<div class=${scene.narrow ? 'rest folded' : 'rest'}>
    ${trend(scene)} ${questions(scene)} ${recommend(scene)} ${units(scene)} ${reliability(scene)} ${comments(scene)}
    ${thread(scene, followed)}
    <div part="actions">
      <button type="button" data-act="download">${scene.t.say((m) => m.pulseMore.download)}</button>
    </div>
  </div>`;
}

/** The parts and lists that are shown whole, with one more or one less. */
export function toggled(unfolded: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(unfolded);
  if (!next.delete(name)) next.add(name);
  return next;
}

/** Hands the figures over as a file: the table that the receiver exports, in the reader's language. */
export function save({ t, results }: Scene): void {
  const rows = resultsTable(results, t.locale);
  download(`${results.survey.id}.csv`, csvOf(rows, t.locale), 'text/csv;charset=utf-8');
}
