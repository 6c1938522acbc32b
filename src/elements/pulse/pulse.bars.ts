import { html, nothing, type TemplateResult } from 'lit';
import { bar, middle } from '../../charts/bar.js';
import { plot } from '../../charts/plot.js';
import { scaleOf } from '../../charts/scale.js';
import type { Words } from '../../controllers/words.js';
import type { ResultItem, ResultShare } from '../../core/schema/survey-results.js';
import { reachOf, stretchesOf } from './pulse-items.model.js';
import type { Scene } from './pulse.scene.js';
import type { Table } from './pulse.table.js';

const thick = 14;

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

/** Unfavourable answers to one side of the neutral ones, favourable ones to the other, in reading order. */
function diverging(scene: Scene, item: ResultItem, reach: readonly number[]): TemplateResult {
  const scale = scaleOf(reach, scene.rtl);
  const stretches = stretchesOf(item);
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
      <span class="soft">
        ${
          unfavourable && unfavourable.percent !== null && !unfavourable.extreme
            ? scene.t.say((m) => m.pulseMore.unfavourable(scene.f.percent(unfavourable.percent!)))
            : nothing
        }
      </span>
      <span>${told(scene, item)}</span>
    </div>`;
}

/** What a bar comes to, in words. */
export function told({ t, f, range }: Scene, { suppressed, favourable }: ResultItem): string {
  if (suppressed) return t.text((m) => m.pulse.suppressed);
  if (!favourable) return '';
  const { percent, lo, hi, extreme } = favourable;
  if (extreme)
    return t.text((m) => (extreme === 'almost-all' ? m.pulseMore.allFavourable : m.pulseMore.noneFavourable));
  if (percent === null) return '';
  const within = lo === null || hi === null ? '' : range(lo, hi);
  return t.text((m) => m.pulseMore.favourable(f.percent(percent), within));
}

/** Choices and rankings: how often each option was named. */
function plain(scene: Scene, { kind, options }: ResultItem): TemplateResult {
  const { t, rtl } = scene;
  const scale = scaleOf([0, 100], rtl);
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
export function answerTable(scene: Scene, items: readonly ResultItem[]): Table {
  const { t, f } = scene;
  return {
    head: [
      t.say((m) => m.pulseMore.columns.question),
      t.say((m) => m.pulseMore.columns.answer),
      t.say((m) => m.pulseMore.columns.share),
      t.say((m) => m.pulseMore.columns.answers),
    ],
    rows: items.flatMap((item) =>
      item.options.map((option) => [
        scene.say(item.text),
        scene.say(option.label),
        shareWords(scene, option),
        item.n === null ? '–' : f.count(item.n),
      ]),
    ),
  };
}
