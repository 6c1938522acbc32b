import { html, nothing, type TemplateResult } from 'lit';
import { axis } from '../../charts/axis.js';
import { dot, tick } from '../../charts/dot.js';
import { interval } from '../../charts/interval.js';
import { plot } from '../../charts/plot.js';
import { scaleOf } from '../../charts/scale.js';
import type { Words } from '../../controllers/words.js';
import type { ResultChange } from '../../core/schema/survey-results.js';
import { topicsOf, type Figure, type Topic } from './pulse.model.js';
import type { Scene } from './pulse.scene.js';

/** Points from 0 to 100: one scale for whatever is measured in them. */
export const pointTicks = [0, 50, 100];
const dash = '–';

interface Beside {
  before?: number | undefined;
  target?: number | undefined;
  ticks?: readonly number[];
  /** The estimate itself is too uncertain to be drawn; its interval says what is known. */
  open?: boolean;
}

/** A score on its line: the eye goes to the estimate, then to its interval, then to what it is compared with. */
export function scoreLine({ rtl }: Scene, score: Figure | undefined, beside: Beside = {}): TemplateResult {
  const { before, target, ticks = pointTicks, open } = beside;
  const scale = scaleOf(ticks, rtl);
  return plot(24, [
    axis(scale, 12),
    target === undefined ? nothing : tick(scale, target, 12),
    before === undefined ? nothing : dot(scale, before, 12, 'before'),
    score && score.lo !== null && score.hi !== null ? interval(scale, score.lo, score.hi, 12) : nothing,
    score && !open ? dot(scale, score.mean, 12) : nothing,
  ]);
}

/** The ends and the middle of the scale, above a column of lines. */
export const ends = ({ f }: Scene, ticks: readonly number[] = pointTicks): TemplateResult =>
  html`<span class="ends small soft number" aria-hidden="true">${ticks.map((each) => html`<span>${f.number(each)}</span>`)}</span>`;

/** What a comparison comes to, in words. An arrow only where something clearly changed. */
export function verdict(scene: Scene, { verdict, diff }: ResultChange): string {
  const by = diff === null ? '' : scene.points(diff, scene.f.signed(diff));
  if (verdict === 'change') return `${diff! > 0 ? '↑' : '↓'} ${by}`;
  return scene.t.text((m) => (verdict === 'small-change' ? m.pulse.small(by) : m.pulse.verdict[verdict]!));
}

export function changeWords(scene: Scene, change: ResultChange | undefined): TemplateResult | typeof nothing {
  if (!change) return nothing;
  const { verdict: kind, diff, lo, hi, mixed } = change;
  // Of what did not clearly change the middle is not named: it would be read as a change.
  const within = kind === 'no-clear-change' ? scene.range(lo, hi, true) : scene.within(diff, lo, hi, true);
  return html`<span class=${kind === 'change' ? 'clear number' : 'number'}>${verdict(scene, change)}</span>
    ${within ? html`<span class="soft number">${within}</span>` : nothing}
    ${mixed ? html`<span class="soft">${scene.t.say((m) => m.pulse.mixed)}</span>` : nothing}`;
}

export const nameOf = (scene: Scene, { name }: Topic): Words =>
  name ? scene.say(name) : scene.t.say((m) => m.pulse.index);
export const plainName = (scene: Scene, { name }: Topic): string =>
  name ? scene.plain(name) : scene.t.text((m) => m.pulse.index);

/** What comes later: a word beside some of the rows, what the chart says in a sentence, and what stands beneath it. */
export interface BesideTopics {
  marks: ReadonlyMap<string, string>;
  told: string;
  more: TemplateResult;
}

/** The topics on one common scale, each with its interval and what became of it since last time. */
export function topics(
  scene: Scene,
  { marks, told, more }: Partial<BesideTopics> = {},
): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const rows = topicsOf(results);
  if (!rows.length) return nothing;
  const since = rows.find(({ before }) => before !== undefined)?.change?.since;
  const row = (topic: Topic): TemplateResult => {
    const mark = marks?.get(topic.id);
    return html`<li class=${topic.name ? nothing : 'index'} data-topic=${topic.id}>
      <span class="name">${nameOf(scene, topic)}</span>
      <span class="line">${scoreLine(scene, topic.figure, topic)}</span>
      <span class="value number">${topic.figure ? f.number(topic.figure.mean) : dash}</span>
      <span class="verdict small">
        ${changeWords(scene, topic.change)}
        ${mark ? html`<span class="new">${mark}</span>` : nothing}
      </span>
    </li>`;
  };
  return html`<section part="topics">
    <h3>${t.say((m) => m.pulse.topics)}</h3>
    <figure part="chart" role="group" aria-label=${told ?? nothing}>
      <div class="dots head" aria-hidden="true"><div>${ends(scene)}</div></div>
      <ul class=${scene.unfolded('topics') ? 'dots' : 'dots few'}>${rows.map(row)}</ul>
    </figure>
    <p class="small soft">
      ${t.say((m) => m.pulse.scale)} ${since ? t.say((m) => m.pulse.openDot(scene.waveName(since))) : nothing}
      ${rows.some(({ figure }) => !figure) ? t.say((m) => m.pulse.dash(results.minimum, f.number(results.minimum))) : nothing}
    </p>
    ${more}
  </section>`;
}
