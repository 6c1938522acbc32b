import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../controllers/words.js';
import type { ResultCell } from '../../core/schema/survey-results.js';
import type { Scene } from './pulse.scene.js';

/** Each row is named by its first cell. */
type Rows = readonly (readonly Words[])[];

/** A chart's figures. */
export interface Table {
  head: readonly Words[];
  rows: Rows;
}

/** Figures of several things, each named once above its rows. */
export interface GroupedTable {
  head: readonly Words[];
  groups: readonly { name: Words; rows: Rows }[];
}

/** A chart's twin, for whoever wants the figures. Closed until then. */
export function twin({ t }: Scene, summary: string, content: Table | GroupedTable): TemplateResult {
  return html`<details class="small twin">
    <summary>${t.say((m) => m.pulseMore.asTable)}</summary>
    ${table(content, summary)}
  </details>`;
}

/** A table that scrolls by itself, by keyboard too, where it is wider than its place. */
export const table = (content: Table | GroupedTable, label: string): TemplateResult =>
  html`<div class="wide" role="region" tabindex="0" aria-label=${label}>
    <table part="table">
      <thead>
        <tr>${content.head.map((each) => html`<th scope="col">${each}</th>`)}</tr>
      </thead>
      ${
        'rows' in content
          ? html`<tbody>${content.rows.map(row)}</tbody>`
          : content.groups.map(
              ({ name, rows }) =>
                html`<tbody><tr><th scope="rowgroup" colspan=${content.head.length}>${name}</th></tr>${rows.map(row)}</tbody>`,
            )
      }
    </table>
  </div>`;

const row = ([name, ...cells]: readonly Words[]): TemplateResult =>
  html`<tr><th scope="row">${name ?? nothing}</th>${cells.map((each) => html`<td class="number">${each}</td>`)}</tr>`;

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
  table: Table | GroupedTable;
  /** The way to what is not drawn yet. */
  more?: unknown;
}

/** A chart, and its twin. */
export const figure = (scene: Scene, { summary, chart, table: content, more }: Chart): TemplateResult =>
  html`<figure part="chart" role="group" aria-label=${summary}>${chart}</figure>
    ${more} ${twin(scene, summary, content)}`;
