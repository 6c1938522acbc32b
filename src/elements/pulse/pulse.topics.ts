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
const pointTicks = [0, 50, 100];
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
export function verdict(scene: Scene, { verdict, diff, lo, hi }: ResultChange): { word: string; interval: string } {
  const { t, f } = scene;
  const interval =
    lo === null || hi === null ? '' : t.text((m) => m.pulse.ci(m.pulse.range(f.signed(lo), f.signed(hi))));
  const by = diff === null ? '' : scene.points(diff, f.signed(diff));
  if (verdict === 'change') return { word: `${diff! > 0 ? '↑' : '↓'} ${by}`, interval };
  return {
    word: t.text((m) => (verdict === 'small-change' ? m.pulse.small(by) : m.pulse.verdict[verdict]!)),
    interval,
  };
}

export function changeWords(scene: Scene, change: ResultChange | undefined): TemplateResult | typeof nothing {
  if (!change) return nothing;
  const { word, interval } = verdict(scene, change);
  return html`<span class=${change.verdict === 'change' ? 'clear' : nothing}>${word}</span>
    ${interval ? html`<span class="soft number">(${interval})</span>` : nothing}
    ${change.mixed ? html`<span class="soft">${scene.t.say((m) => m.pulse.mixed)}</span>` : nothing}`;
}

export const nameOf = (scene: Scene, { name }: Topic): Words =>
  name ? scene.say(name) : scene.t.say((m) => m.pulse.index);
export const plainName = (scene: Scene, { name }: Topic): string =>
  name ? scene.plain(name) : scene.t.text((m) => m.pulse.index);

export const intervalOf = (scene: Scene, { figure }: Topic): string =>
  figure && figure.lo !== null && figure.hi !== null ? scene.range(figure.lo, figure.hi) : dash;

/** What the chart of topics says, in a sentence. */
export function topicsTold(scene: Scene): string {
  const { t } = scene;
  const told = (topic: Topic): string => {
    const said = topic.figure
      ? [scene.points(topic.figure.mean), t.text((m) => m.pulse.ci(intervalOf(scene, topic)))]
      : [t.text((m) => m.pulse.suppressed)];
    if (topic.change) said.push(verdict(scene, topic.change).word);
    return t.text((m) => m.pulse.about(plainName(scene, topic), said.join(', ')));
  };
  return topicsOf(scene.results).map(told).join('. ');
}

/** The topics on one common scale, each with its interval and what became of it since last time. `marks`: what to add to some. */
export function topics(scene: Scene, marks?: ReadonlyMap<string, string>, twin?: TemplateResult): TemplateResult {
  const { t, f, results } = scene;
  const rows = topicsOf(results);
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
    <p class="small soft">
      ${t.say((m) => m.pulse.scale)} ${since ? t.say((m) => m.pulse.openDot(scene.waveName(since))) : nothing}
      ${rows.some(({ figure }) => !figure) ? t.say((m) => m.pulse.dash(f.number(results.minimum))) : nothing}
    </p>
    <figure part="chart" role="group" aria-label=${topicsTold(scene)}>
      <div class="dots head" aria-hidden="true"><div>${ends(scene)}</div></div>
      <ul class="dots">${rows.map(row)}</ul>
    </figure>
    ${twin}
  </section>`;
}
