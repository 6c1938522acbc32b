import { html, nothing, type TemplateResult } from 'lit';
import { recommendationsOf, type Recommendation } from './pulse-items.model.js';
import type { Scene } from './pulse.scene.js';
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
  const within = ({ score }: Recommendation): string =>
    score && score.lo !== null && score.hi !== null ? t.text((m) => m.pulse.ci(scene.range(score.lo!, score.hi!))) : '';
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
        <span class="soft number">${within(each)}</span>
        ${rough && score ? html`<span>${t.say((m) => m.pulseMore.npsRough)}</span>` : changeWords(scene, item.change)}
        ${shares && score ? spreadWords(scene, shares) : nothing}
      </span>
    </li>`;
  };
  return html`<section part="recommend">
    <h3>${t.say((m) => m.pulseMore.nps)}</h3>
    <p class="small soft">
      ${t.say((m) => m.pulseMore.npsNote)}
      ${found.some(({ score }) => !score) ? t.say((m) => m.pulse.dash(f.number(results.minimum))) : nothing}
    </p>
    ${figure(scene, {
      summary: found.map((each) => t.text((m) => m.pulse.about(title(each), told(each)))).join(' '),
      chart: html`<div class="dots head" aria-hidden="true"><div>${ends(scene, scoreTicks)}</div></div>
        <ul class="dots">${found.map(row)}</ul>`,
      table: {
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
          within(each) || '–',
          each.item.n === null ? '–' : f.count(each.item.n),
          ...parts.map((key) => (each.shares ? f.percent(each.shares[key]) : '–')),
        ]),
      },
    })}
  </section>`;
}

const parts = ['promoters', 'passives', 'detractors'] as const;

const spreadWords = ({ t, f }: Scene, shares: NonNullable<Recommendation['shares']>): TemplateResult[] =>
  parts.map(
    (part) =>
      html`<span class="soft number">${t.say((m) => m.pulse.about(m.pulseMore.rating[part], f.percent(shares[part])))}</span>`,
  );
