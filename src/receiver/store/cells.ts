import type { Measure } from '../counting.js';
import type { Tally } from '../tally.js';
import type { Query } from './driver.js';

/** One measure of one group: what readers may see, and what waits until it holds enough answers. */
export interface Cell {
  measure: Measure;
  grp: string;
  published: Tally;
  pending: Tally;
}

export function readCells(query: Query, survey: string): Promise<Cell[]> {
  return query<Cell>('SELECT measure, grp, published, pending FROM attune.cell WHERE survey = $1', [survey]);
}

export async function writeCells(query: Query, tenant: string, survey: string, cells: readonly Cell[]): Promise<void> {
  if (!cells.length) return;
  await query(
    `INSERT INTO attune.cell (tenant, survey, measure, grp, published, pending)
     SELECT $1, $2, measure, grp, published, pending
     FROM jsonb_to_recordset($3::jsonb) AS c(measure text, grp text, published jsonb, pending jsonb)
     ON CONFLICT (tenant, survey, measure, grp) DO UPDATE SET (published, pending) = (excluded.published, excluded.pending)`,
    [tenant, survey, JSON.stringify(cells)],
  );
}
