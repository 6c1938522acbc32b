import { html, nothing, type TemplateResult } from 'lit';
import type { ResultCut, ResultDimension } from '../../core/schema/survey-results.js';
import { ticksAround } from '../../charts/scale.js';
import { depthIn, figureOf, respondedOf, unitValues } from './pulse.model.js';
import { responseWords } from './pulse.opening.js';
import type { Scene } from './pulse.scene.js';
import { figure } from './pulse.table.js';
import { ends, scoreLine } from './pulse.topics.js';

/** More than `most` of a list are shown when they are asked for. */
const most = 10;
const shortened = 8;
/** Topics that find room beside each other, the names standing once. */
const mostBeside = 4;

/** The first of a long list, and all of it when a person wants that. */
export function some<Row>(rows: readonly Row[], whole: boolean): readonly Row[] {
  return whole || rows.length <= most ? rows : rows.slice(0, shortened);
}

export function showAll({ t, f }: Scene, list: string, count: number, whole: boolean): TemplateResult | typeof nothing {
  if (count <= most) return nothing;
  return html`<div>
    <button type="button" class="quiet small" data-act="list" data-list=${list} aria-expanded=${whole}>
      ${t.say((m) => (whole ? m.pulseMore.showFewer : m.pulseMore.showAll(f.number(count))))}
    </button>
  </div>`;
}

/** Each way the company is divided: every topic as a dot plot, in the order given and never by result. */
export function units(scene: Scene, whole: ReadonlySet<string>): (TemplateResult | typeof nothing)[] {
  const ticks = ticksAround(unitValues(scene.results));
  return scene.results.cuts.map((cut) => (cut.values.length ? section(scene, cut, ticks, whole.has(cut.id)) : nothing));
}

function section(scene: Scene, { id, values }: ResultCut, ticks: readonly number[], whole: boolean): TemplateResult {
  const { t, f, results } = scene;
  const { dimensions, focus, minimum } = results;
  const reference = focus ? scene.plain(focus.name) : t.text((m) => m.pulseMore.company);
  const hidden = values.some((value) => value.dimensions.some(({ suppressed }) => suppressed));
  const cellOf = (value: Unit, { id: dimension }: ResultDimension): ReturnType<typeof figureOf> => {
    const cell = value.dimensions.find((each) => each.id === dimension);
    return cell && figureOf(cell);
  };
  const row = (value: Unit, dimension: ResultDimension): TemplateResult => {
    const found = cellOf(value, dimension);
    const target = figureOf(dimension)?.mean;
    return html`<li>
      <span class="name depth-${depthIn(values, value)}">${scene.say(value.name)}</span>
      <span class="line">${found ? scoreLine(scene, found, { target, ticks }) : nothing}</span>
      <span class="value number">${found ? f.number(found.mean) : '–'}</span>
    </li>`;
  };
  const told = (dimension: ResultDimension): string =>
    t.text((m) =>
      m.pulse.about(
        scene.plain(dimension.name),
        values
          .map((value) => `${scene.plain(value.name)} ${f.number(cellOf(value, dimension)?.mean ?? NaN)}`)
          .join(', ')
          .replaceAll(f.number(NaN), m.pulse.suppressed),
      ),
    );
  return html`<section part="units">
    <h3>${t.say((m) => m.pulseMore.cut[id])}</h3>
    <p class="small soft">
      ${t.say((m) => m.pulseMore.cutNote(reference, f.number(ticks[0]!), f.number(ticks.at(-1)!)))}
      ${hidden ? t.say((m) => m.pulseMore.hidden(f.number(minimum))) : nothing}
    </p>
    ${figure(scene, {
      summary: dimensions.map(told).join('. '),
      chart: html`<div class=${dimensions.length > mostBeside ? 'plots' : 'plots beside'}>
        ${dimensions.map(
          (dimension) => html`<div>
            <h4>${scene.say(dimension.name)}</h4>
            ${ends(scene, ticks)}
            <ul>${some(values, whole).map((value) => row(value, dimension))}</ul>
          </div>`,
        )}
      </div>`,
      table: {
        head: [
          t.say((m) => m.pulseMore.columns.unit),
          t.say((m) => m.pulseMore.columns.response),
          ...dimensions.map(({ name }) => scene.say(name)),
        ],
        rows: values.map((value) => [
          scene.say(value.name),
          responseWords(scene, respondedOf(value.response)),
          ...dimensions.map((dimension) => {
            const found = cellOf(value, dimension);
            if (!found) return '–';
            const { mean, lo, hi } = found;
            return `${f.number(mean)}${lo === null || hi === null ? '' : ` (${scene.range(lo, hi)})`}`;
          }),
        ]),
      },
    })}
    ${showAll(scene, id, values.length, whole)}
  </section>`;
}

type Unit = ResultCut['values'][number];
