import type { Measure } from '../counting.js';
import type { Tally } from '../tally.js';
import type { Query } from './driver.js';

/** How a cell's answers are divided: by group, by segment, or (answers alone, never shown) by both at once. */
export type CellCut = 'group' | 'segment' | 'both';

/** One measure of one group or segment: what readers may see, and what waits until it holds enough answers. */
export interface Cell {
  measure: Measure;
  cut: CellCut;
  grp: string;
  published: Tally;
  pending: Tally;
}

export function readCells(query: Query, tenant: string, survey: string): Promise<Cell[]> {
  return query<Cell>(
    'SELECT measure, cut, grp, published, pending FROM attune.cell WHERE tenant = $1 AND survey = $2',
    [tenant, survey],
  );
}

export async function writeCells(query: Query, tenant: string, survey: string, cells: readonly Cell[]): Promise<void> {
  if (!cells.length) return;
  await query(
    `INSERT INTO attune.cell (tenant, survey, measure, cut, grp, published, pending)
     SELECT $1, $2, measure, cut, grp, published, pending
     FROM jsonb_to_recordset($3::jsonb) AS c(measure text, cut text, grp text, published jsonb, pending jsonb)
     ON CONFLICT (tenant, survey, measure, cut, grp) DO UPDATE SET (published, pending) = (excluded.published, excluded.pending)`,
    [tenant, survey, JSON.stringify(cells)],
  );
}
