import { html, nothing, svg, type TemplateResult } from 'lit';
import { line } from '../../charts/line.js';
import { plot } from '../../charts/plot.js';
import { columnsOf } from '../../charts/scale.js';
import { besideOf, isNamed, trendsOf, type Trend } from './pulse-trend.model.js';
import type { Scene } from './pulse.scene.js';
import { section } from './pulse.section.js';
import { cellWords, figure } from './pulse.table.js';
import { pointTicks } from './pulse.topics.js';

const height = 116;
const inset = 8;
const yOf = (value: number): number => inset + (1 - value / 100) * (height - 2 * inset);

/** Each topic over the waves, all on one scale. */
export function trend(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const trends = trendsOf(results);
  if (!trends.length) return nothing;
  const waves = [...new Set(trends.flatMap(({ points }) => points.map(({ wave }) => wave)))];
  const told = ({ name, points }: Trend): string =>
    t.text((m) =>
      m.pulse.about(
        scene.plain(name),
        points
          .map(({ wave, mean }) => `${scene.waveName(wave)} ${mean === null ? m.pulse.suppressed : f.number(mean)}`)
          .join(', '),
      ),
    );
  return section(scene, {
    part: 'trend',
    title: t.say((m) => m.pulseMore.trend),
    content: figure(scene, {
      summary: trends.map(told).join('. '),
      chart: html`<div class="trends beside-${besideOf(trends.length)}">${trends.map((each) => chart(scene, each))}</div>`,
      table: {
        head: [t.say((m) => m.pulseMore.columns.topic), ...waves.map((wave) => scene.waveName(wave))],
        rows: trends.map(({ name, points }) => [
          scene.say(name),
          ...waves.map((wave) =>
            cellWords(
              scene,
              points.find((each) => each.wave === wave),
            ),
          ),
        ]),
      },
    }),
  });
}

function chart(scene: Scene, { name, points, breaks, gaps }: Trend): TemplateResult {
  const { t, f, rtl, results } = scene;
  const x = columnsOf(points.length, rtl);
  const drawn = points.map(({ mean, lo, hi, break: why }, index) => ({
    x: x(index),
    y: mean === null ? null : yOf(mean),
    lo: yOf(lo ?? mean ?? 0),
    hi: yOf(hi ?? mean ?? 0),
    broken: why !== null,
  }));
  const levels = [...pointTicks].reverse();
  return html`<div class="trend">
    <h4>${scene.say(name)}</h4>
    <div class="frame">
      <div class="levels soft number" aria-hidden="true">${levels.map((level) => html`<span>${f.number(level)}</span>`)}</div>
      ${plot(height, [
        svg`<g class="axis">${levels.map((level) => svg`<line x1="0" y1=${yOf(level) + 0.5} x2="100%" y2=${yOf(level) + 0.5}></line>`)}</g>`,
        line(drawn, height),
      ])}
      <div class="waves small number" aria-hidden="true">
        ${points.map(
          ({ wave, mean }, index) => html`<span>
            ${
              isNamed(index, points.length)
                ? html`<strong>${mean === null ? '–' : f.number(mean)}</strong> <span class="soft">${scene.waveName(wave)}</span>`
                : nothing
            }
          </span>`,
        )}
      </div>
    </div>
    ${breaks.map(
      ({ wave, why }) => html`<p class="small soft">${t.say((m) => m.pulseMore.broken[why](scene.waveName(wave)))}</p>`,
    )}
    ${
      gaps.length
        ? html`<p class="small soft">
          ${t.say((m) => m.pulseMore.gap(f.list(gaps.map((wave) => scene.waveName(wave))), results.minimum, f.number(results.minimum)))}
        </p>`
        : nothing
    }
  </div>`;
}
