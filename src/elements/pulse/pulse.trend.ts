import { html, nothing, svg, type TemplateResult } from 'lit';
import { line } from '../../charts/line.js';
import { plot } from '../../charts/plot.js';
import { columnsOf, ticksAround } from '../../charts/scale.js';
import { isNamed, trendsOf, valuesOf, type Trend } from './pulse-trend.model.js';
import type { Scene } from './pulse.scene.js';
import { figure } from './pulse.table.js';

const height = 80;
const inset = 8;
/** Points kept free above and below. */
const room = 5;

/** Each topic over the waves, all on one scale. */
export function trend(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const trends = trendsOf(results);
  if (!trends.length) return nothing;
  const ticks = ticksAround(valuesOf(trends), room);
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const yOf = (value: number): number => inset + ((high - value) / (high - low)) * (height - 2 * inset);
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
  return html`<section part="trend">
    <h3>${t.say((m) => m.pulseMore.trend)}</h3>
    <p class="small soft">${t.say((m) => m.pulseMore.trendNote(f.number(low), f.number(high)))}</p>
    ${figure(scene, {
      summary: trends.map(told).join('. '),
      chart: html`<div class="trends">${trends.map((each) => chart(scene, each, [yOf(low), yOf(high)], yOf))}</div>`,
      table: {
        head: [t.say((m) => m.pulseMore.columns.topic), ...waves.map((wave) => scene.waveName(wave))],
        rows: trends.map(({ name, points }) => [
          scene.say(name),
          ...waves.map((wave) => {
            const point = points.find((each) => each.wave === wave);
            if (!point || point.mean === null) return '–';
            const { mean, lo, hi } = point;
            return `${f.number(mean)}${lo === null || hi === null ? '' : ` (${scene.range(lo, hi)})`}`;
          }),
        ]),
      },
    })}
  </section>`;
}

function chart(
  scene: Scene,
  { name, points, breaks, gaps }: Trend,
  frame: readonly number[],
  yOf: (value: number) => number,
): TemplateResult {
  const { t, f, rtl, results } = scene;
  const x = columnsOf(points.length, rtl);
  const drawn = points.map(({ mean, lo, hi, break: why }, index) => ({
    x: x(index),
    y: mean === null ? null : yOf(mean),
    lo: yOf(lo ?? mean ?? 0),
    hi: yOf(hi ?? mean ?? 0),
    broken: why !== null,
  }));
  return html`<div class="trend">
    <h4>${scene.say(name)}</h4>
    ${plot(height, [
      svg`<g class="axis">${frame.map((y) => svg`<line x1="0" y1=${y} x2="100%" y2=${y}></line>`)}</g>`,
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
    ${breaks.map(
      ({ wave, why }) => html`<p class="small soft">${t.say((m) => m.pulseMore.broken[why](scene.waveName(wave)))}</p>`,
    )}
    ${
      gaps.length
        ? html`<p class="small soft">
          ${t.say((m) => m.pulseMore.gap(f.list(gaps.map((wave) => scene.waveName(wave))), f.number(results.minimum)))}
        </p>`
        : nothing
    }
  </div>`;
}
