import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../controllers/words.js';
import type { ResultCell } from '../../core/schema/survey-results.js';
import type { Scene } from './pulse.scene.js';

/** A chart's figures, each row named by its first cell. */
export interface Table {
  head: readonly Words[];
  rows: readonly (readonly Words[])[];
}

/** A chart's twin, for whoever wants the figures. Closed until then. */
export function twin({ t }: Scene, summary: string, content: Table): TemplateResult {
  return html`<details class="small twin">
    <summary>${t.say((m) => m.pulseMore.asTable)}</summary>
    ${table(content, summary)}
  </details>`;
}

/** A table that scrolls by itself, by keyboard too, where it is wider than its place. */
export const table = ({ head, rows }: Table, label: string): TemplateResult =>
  html`<div class="wide" role="region" tabindex="0" aria-label=${label}>
    <table part="table">
      <thead>
        <tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr><th scope="row">${name ?? nothing}</th>${cells.map((each) => html`<td class="number">${each}</td>`)}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;

/** A figure in a table: with its interval, where that is known. */
export function cellWords(scene: Scene, cell: Pick<ResultCell, 'mean' | 'lo' | 'hi'> | undefined): string {
  if (!cell || cell.mean === null) return '–';
  const range = scene.range(cell.lo, cell.hi);
  return scene.f.number(cell.mean) + (range && ` (${range})`);
}

interface Chart {
  /** What it says in a sentence, for those who hear the page. */
  summary: string;
  chart: unknown;
  table: Table;
  /** The way to what is not drawn yet. */
  more?: unknown;
}

/** A chart, and its twin. */
export const figure = (scene: Scene, { summary, chart, table: content, more }: Chart): TemplateResult =>
  html`<figure part="chart" role="group" aria-label=${summary}>${chart}</figure>
    ${more} ${twin(scene, summary, content)}`;
