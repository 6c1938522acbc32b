import { html, nothing, type TemplateResult } from 'lit';
import { bar } from '../../charts/bar.js';
import { plot } from '../../charts/plot.js';
import { scaleOf } from '../../charts/scale.js';
import { recommendationsOf, type Recommendation } from './pulse-items.model.js';
import type { Scene } from './pulse.scene.js';
import { section } from './pulse.section.js';
import { figure } from './pulse.table.js';
import { changeWords, ends, scoreLine } from './pulse.topics.js';

const scoreTicks = [-100, 0, 100];

/** Recommendation scores, on an axis of their own: they are no points of the topics. */
export function recommend(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const found = recommendationsOf(results.items);
  if (!found.length) return nothing;
  const title = ({ item }: Recommendation): string => {
    const { measure } = item.nps ?? {};
    return (measure && t.text((m) => m.pulseMore.measure[measure]!)) || scene.plain(item.text);
  };
  const range = ({ score }: Recommendation): string => (score ? scene.range(score.lo, score.hi, true) : '');
  /** Of few answers only from where to where, of more how far off. */
  const within = (each: Recommendation): string => {
    const { score, rough } = each;
    return score && !rough ? scene.within(score.mean, score.lo, score.hi, true) : range(each);
  };
  const told = (each: Recommendation): string => {
    if (!each.score) return t.text((m) => m.pulse.suppressed);
    const rough = each.rough ? t.text((m) => m.pulseMore.npsRough) : '';
    return [each.rough ? '' : t.text((m) => m.pulseMore.score(f.signed(each.score!.mean))), within(each), rough]
      .filter(Boolean)
      .join('; ');
  };
  const row = (each: Recommendation): TemplateResult => {
    const { item, score, rough, shares } = each;
    return html`<li class=${rough ? 'rough' : nothing} data-item=${item.id}>
      <span class="name">${title(each)}</span>
      <span class="line">${scoreLine(scene, score, { ticks: scoreTicks, open: rough })}</span>
      <span class="value number">${score ? f.signed(score.mean) : '–'}</span>
      <span class="verdict small">
        ${
          rough && score
            ? html`<span class="number">${range(each)}</span> <span>${t.say((m) => m.pulseMore.npsRough)}</span>`
            : changeWords(scene, item.change)
        }
      </span>
      ${shares && score ? spread(scene, shares) : nothing}
    </li>`;
  };
  const table = {
    head: [
      t.say((m) => m.pulseMore.columns.question),
      t.say((m) => m.pulseMore.columns.score),
      t.say((m) => m.pulseMore.columns.interval),
      t.say((m) => m.pulseMore.columns.answers),
      ...parts.map((each) => t.say((m) => m.pulseMore.rating[each])),
    ],
    rows: found.map((each) => [
      scene.say(each.item.text),
      each.score ? f.signed(each.score.mean) : '–',
      range(each) || '–',
      each.item.n === null ? '–' : f.count(each.item.n),
      ...parts.map((key) => (each.shares ? f.percent(each.shares[key]) : '–')),
    ]),
  };
  return section(scene, {
    part: 'recommend',
    title: t.say((m) => m.pulseMore.nps),
    content: html`<p class="small soft">
        ${t.say((m) => m.pulseMore.npsNote)}
        ${found.some(({ score }) => !score) ? t.say((m) => m.pulse.dash(results.minimum, f.number(results.minimum))) : nothing}
      </p>
      ${figure(scene, {
        summary: found.map((each) => t.text((m) => m.pulse.about(title(each), told(each)))).join(' '),
        chart: html`<div class="dots head" aria-hidden="true"><div>${ends(scene, scoreTicks)}</div></div>
          <ul class="dots">${found.map(row)}</ul>`,
        table,
      })}`,
  });
}

const parts = ['promoters', 'passives', 'detractors'] as const;

/** How many would, would perhaps and would not: a thin bar with its three shares in words. */
function spread({ t, f, rtl }: Scene, shares: NonNullable<Recommendation['shares']>): TemplateResult {
  const scale = scaleOf([0, 100], rtl);
  const { detractors, passives } = shares;
  return html`<div class="spread small">
    ${plot(6, [
      bar(scale, 0, detractors, 'worst', 0, 6),
      bar(scale, detractors, detractors + passives, 'neutral', 0, 6),
      bar(scale, detractors + passives, 100, 'best', 0, 6),
    ])}
    <div class="sides number">
      ${[...parts]
        .reverse()
        .map(
          (part) =>
            html`<span>${t.say((m) => m.pulse.about(m.pulseMore.rating[part], f.percent(shares[part])))}</span>`,
        )}
    </div>
  </div>`;
}
