import { html, nothing, type TemplateResult } from 'lit';
import { bar, middle } from '../../charts/bar.js';
import { plot } from '../../charts/plot.js';
import { scaleOf, type Scale } from '../../charts/scale.js';
import type { Words } from '../../controllers/words.js';
import type { ResultItem, ResultShare } from '../../core/schema/survey-results.js';
import { neutralOf, reachOf, stretchesOf, tonesOf } from './pulse-items.model.js';
import type { Scene } from './pulse.scene.js';
import type { GroupedTable } from './pulse.table.js';

const thick = 14;
const whole = (rtl: boolean): Scale => scaleOf([0, 100], rtl);

/** Items one beneath the other, their bars on the scale of all items of the survey. */
export function bars(scene: Scene, items: readonly ResultItem[]): TemplateResult {
  const reach = reachOf(scene.results.items);
  return html`<ul class="items">
    ${items.map(
      (item) => html`<li data-item=${item.id}>
        <p>${scene.say(item.text)} ${reversed(scene, item)}</p>
        ${item.suppressed ? '–' : item.kind === 'likert' ? diverging(scene, item, reach) : plain(scene, item)}
      </li>`,
    )}
  </ul>`;
}

export const reversed = ({ t }: Scene, item: ResultItem): TemplateResult | typeof nothing =>
  item.reversed ? html`<span class="small soft">(${t.say((m) => m.pulseMore.reversed)})</span>` : nothing;

/** What the colours of the bars stand for, in the order they are drawn in. */
export const key = ({ t, rtl }: Scene, items: readonly ResultItem[]): TemplateResult =>
  html`<ul class="key small">
    ${tonesOf(items).map(
      (tone) =>
        html`<li><svg class="swatch" width="14" height=${thick} aria-hidden="true">${bar(whole(rtl), 0, 100, tone, 0, thick)}</svg> ${t.say((m) => m.pulseMore.tones[tone])}</li>`,
    )}
  </ul>`;

/** Unfavourable answers to one side of the neutral ones, favourable ones to the other, in reading order. */
function diverging(scene: Scene, item: ResultItem, reach: readonly number[]): TemplateResult {
  const { t, f } = scene;
  const scale = scaleOf(reach, scene.rtl);
  const stretches = stretchesOf(item);
  const neutral = neutralOf(stretches);
  const { unfavourable } = item;
  return html`${
    stretches.length
      ? plot(thick, [
          stretches.map(({ from, to, tone }) => bar(scale, from, to, tone, 0, thick)),
          middle(scale, 0, thick),
        ])
      : nothing
  }
    <div class="sides small number">
      <span>
        ${
          unfavourable && unfavourable.percent !== null && !unfavourable.extreme
            ? t.say((m) => m.pulseMore.unfavourable(f.percent(unfavourable.percent!)))
            : nothing
        }
      </span>
      <span class="soft">${neutral === undefined ? nothing : t.say((m) => m.pulseMore.neutral(f.percent(neutral)))}</span>
      <span>${favourableWords(scene, item)}</span>
    </div>`;
}

/** What a bar comes to, in words. */
export function told({ t, f }: Scene, { suppressed, favourable }: ResultItem): string {
  if (suppressed) return t.text((m) => m.pulse.suppressed);
  if (!favourable) return '';
  const { percent, extreme } = favourable;
  if (extreme)
    return t.text((m) => (extreme === 'almost-all' ? m.pulseMore.allFavourable : m.pulseMore.noneFavourable));
  return percent === null ? '' : t.text((m) => m.pulseMore.favourable(f.percent(percent)));
}

/** The same beside its bar, with how far off it may be. */
function favourableWords(scene: Scene, item: ResultItem): TemplateResult {
  const { percent = null, lo = null, hi = null, extreme } = item.favourable ?? {};
  const within = extreme ? '' : scene.within(percent, lo, hi);
  return html`<strong>${told(scene, item)}</strong> ${within ? html`<span class="soft">${within}</span>` : nothing}`;
}

/** Choices and rankings: how often each option was named. */
function plain(scene: Scene, { kind, options }: ResultItem): TemplateResult {
  const { t, rtl } = scene;
  const scale = whole(rtl);
  return html`<p class="small soft">
      ${t.say((m) => (kind === 'ranking' ? m.pulseMore.firstNote : kind === 'multiple' ? m.pulseMore.manyNote : m.pulseMore.shareNote))}
    </p>
    <ul class="options small">
      ${options.map(
        ({ label, percent, extreme }) => html`<li>
          <span>${scene.say(label)}</span>
          ${percent === null ? html`<span></span>` : plot(10, bar(scale, 0, percent, 'best', 0, 10))}
          <span class="number">${shareWords(scene, { percent, extreme })}</span>
        </li>`,
      )}
    </ul>`;
}

const shareWords = ({ t, f }: Scene, { percent, extreme }: Pick<ResultShare, 'percent' | 'extreme'>): Words => {
  if (extreme) return t.say((m) => m.pulseMore[extreme]);
  return percent === null ? '–' : f.percent(percent);
};

/** Every answer's share: what the bars leave to the eye. */
export function answerTable(scene: Scene, items: readonly ResultItem[]): GroupedTable {
  const { t, f } = scene;
  return {
    head: [
      t.say((m) => m.pulseMore.columns.answer),
      t.say((m) => m.pulseMore.columns.share),
      t.say((m) => m.pulseMore.columns.answers),
    ],
    groups: items.map((item) => ({
      name: scene.say(item.text),
      rows: item.options.map((option) => [
        scene.say(option.label),
        shareWords(scene, option),
        item.n === null ? '–' : f.count(item.n),
      ]),
    })),
  };
}
