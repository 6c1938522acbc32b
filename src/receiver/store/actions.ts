import type { Action } from '../../core/schema/survey-results.js';
import type { Query } from './driver.js';

/** An action, and the released comments it answers. */
export interface StoredAction {
  content: Action;
  comments: string[];
}

/** Replaces what is done about a survey's comments. The order given is kept. */
export async function writeActions(
  query: Query,
  tenant: string,
  survey: string,
  actions: readonly StoredAction[],
): Promise<void> {
  await query('DELETE FROM attune.action WHERE tenant = $1 AND survey = $2', [tenant, survey]);
  await query(
    `INSERT INTO attune.action (tenant, survey, id, place, content, comments)
     SELECT $1, $2, content ->> 'id', place, content, ARRAY(SELECT named.value::uuid FROM jsonb_array_elements_text(comments) AS named)
     FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS given(value, place),
       jsonb_to_record(value) AS a(content jsonb, comments jsonb)`,
    [tenant, survey, JSON.stringify(actions)],
  );
}

/** Everything done about a survey's comments, in the order given. */
export async function readActions(query: Query, tenant: string, survey: string): Promise<Action[]> {
  const rows = await query<{ content: Action }>(
    'SELECT content FROM attune.action WHERE tenant = $1 AND survey = $2 ORDER BY place',
    [tenant, survey],
  );
  return rows.map(({ content }) => content);
}

/**
 * What became of the comments with these digests of a receipt.
 *
 * @param digests hex, one an item
 */
export async function readThread(
  query: Query,
  tenant: string,
  survey: string,
  digests: readonly string[],
): Promise<{ kept: boolean; released: boolean; actions: Action[] }> {
  const comments = await query<{ id: string; released: boolean }>(
    `SELECT id::text, released FROM attune.comment
     WHERE tenant = $1 AND survey = $2
       AND receipt IN (SELECT decode(value, 'hex') FROM jsonb_array_elements_text($3::jsonb))`,
    [tenant, survey, JSON.stringify(digests)],
  );
  const released = comments.filter((each) => each.released);
  const actions = await query<{ content: Action }>(
    `SELECT content FROM attune.action WHERE tenant = $1 AND survey = $2
       AND comments && ARRAY(SELECT named.value::uuid FROM jsonb_array_elements_text($3::jsonb) AS named) ORDER BY place`,
    [tenant, survey, JSON.stringify(released.map(({ id }) => id))],
  );
  const kept = comments.length > 0 || (await waitsUncounted(query, tenant, survey, digests));
  return { kept, released: released.length > 0, actions: actions.map(({ content }) => content) };
}

/** Until it is counted, a comment lies with the answer it came with. */
async function waitsUncounted(
  query: Query,
  tenant: string,
  survey: string,
  digests: readonly string[],
): Promise<boolean> {
  const rows = await query(
    `SELECT 1 FROM attune.response, jsonb_each_text(receipts) AS receipt
     WHERE tenant = $1 AND survey = $2 AND receipts IS NOT NULL
       AND receipt.value IN (SELECT jsonb_array_elements_text($3::jsonb)) LIMIT 1`,
    [tenant, survey, JSON.stringify(digests)],
  );
  return rows.length > 0;
}
