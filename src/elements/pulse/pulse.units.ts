import { html, nothing, type TemplateResult } from 'lit';
import type { ResultCut, ResultDimension } from '../../core/schema/survey-results.js';
import { depthIn, figureOf, respondedOf } from './pulse.model.js';
import { responseWords } from './pulse.opening.js';
import type { Scene } from './pulse.scene.js';
import { section, showAll, some } from './pulse.section.js';
import { cellWords, figure } from './pulse.table.js';
import { ends, scoreLine } from './pulse.topics.js';

/** Topics that find room beside each other, the names standing once. */
const mostBeside = 4;

/** Each way the company is divided: every topic as a dot plot, in the order given and never by result. */
export const units = (scene: Scene): (TemplateResult | typeof nothing)[] =>
  scene.results.cuts.map((cut) => (cut.values.length ? cutOf(scene, cut) : nothing));

function cutOf(scene: Scene, { id, values }: ResultCut): TemplateResult {
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
      <span class="line">${found ? scoreLine(scene, found, { target }) : nothing}</span>
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
  const beside = dimensions.length > mostBeside ? '' : scene.unfolded(id) ? 'beside whole' : 'beside';
  const chart = html`<div class="plots ${beside}">
    ${dimensions.map(
      (dimension) => html`<div>
        <h4>${scene.say(dimension.name)}</h4>
        ${ends(scene)}
        <ul>${some(scene, id, values).map((value) => row(value, dimension))}</ul>
      </div>`,
    )}
  </div>`;
  const table = {
    head: [
      t.say((m) => m.pulseMore.columns.unit),
      t.say((m) => m.pulseMore.columns.response),
      ...dimensions.map(({ name }) => scene.say(name)),
    ],
    rows: values.map((value) => [
      scene.say(value.name),
      responseWords(scene, respondedOf(value.response)),
      ...dimensions.map((dimension) => cellWords(scene, cellOf(value, dimension))),
    ]),
  };
  return section(scene, {
    part: 'units',
    name: `cut.${id}`,
    title: t.say((m) => m.pulseMore.cut[id]),
    content: html`<p class="small soft">
        ${t.say((m) => m.pulseMore.cutNote(reference))}
        ${hidden ? t.say((m) => m.pulseMore.hidden(minimum, f.number(minimum))) : nothing}
      </p>
      ${figure(scene, { summary: dimensions.map(told).join('. '), chart, table, more: showAll(scene, id, values.length) })}`,
  });
}

type Unit = ResultCut['values'][number];
