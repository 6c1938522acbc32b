import type { Query } from './driver.js';

/** Bytes of one mark: enough of a keyed digest that two invitations never meet. */
const size = 16;
/** Marks in a page before it is split in two. */
const capacity = 256;
const deepest = 24;

interface Page {
  prefix: string;
  marks: Uint8Array;
}

/** Whether the invitation with this mark has been used for a survey. */
export async function hasTakenPart(query: Query, tenant: string, survey: string, mark: Uint8Array): Promise<boolean> {
  const page = await pageOf(query, tenant, survey, mark);
  return page !== undefined && marksOf(page).some((each) => each.equals(mark));
}

/**
 * Remembers an invitation as used; again changes nothing. Never in the transaction that writes an answer: they would
 * share its number. Marks live many to a row, sorted and rewritten together, so that neither their place nor
 * their row's transaction number says who answered when.
 */
export async function recordParticipation(
  query: Query,
  tenant: string,
  survey: string,
  mark: Uint8Array,
): Promise<void> {
  await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${tenant} ${survey}`]);
  const page = (await pageOf(query, tenant, survey, mark)) ?? { prefix: '', marks: new Uint8Array() };
  const marks = marksOf(page);
  if (marks.some((each) => each.equals(mark))) return;
  marks.push(Buffer.from(mark));
  marks.sort(Buffer.compare);
  if (marks.length <= capacity || page.prefix.length === deepest)
    return write(query, tenant, survey, page.prefix, marks);
  await query('DELETE FROM attune.participation_page WHERE tenant = $1 AND survey = $2 AND prefix = $3', [
    tenant,
    survey,
    page.prefix,
  ]);
  for (const bit of ['0', '1']) {
    const prefix = page.prefix + bit;
    await write(
      query,
      tenant,
      survey,
      prefix,
      marks.filter((each) => bitsOf(each).startsWith(prefix)),
    );
  }
}

async function pageOf(query: Query, tenant: string, survey: string, mark: Uint8Array): Promise<Page | undefined> {
  const bits = bitsOf(mark);
  const prefixes = Array.from({ length: deepest + 1 }, (_, length) => bits.slice(0, length));
  const [page] = await query<Page>(
    `SELECT prefix, marks FROM attune.participation_page
     WHERE tenant = $1 AND survey = $2 AND prefix IN (SELECT jsonb_array_elements_text($3::jsonb))`,
    [tenant, survey, JSON.stringify(prefixes)],
  );
  return page;
}

async function write(
  query: Query,
  tenant: string,
  survey: string,
  prefix: string,
  marks: readonly Buffer[],
): Promise<void> {
  await query(
    `INSERT INTO attune.participation_page (tenant, survey, prefix, marks) VALUES ($1, $2, $3, decode($4, 'hex'))
     ON CONFLICT (tenant, survey, prefix) DO UPDATE SET marks = excluded.marks`,
    [tenant, survey, prefix, Buffer.concat(marks).toString('hex')],
  );
}

const marksOf = ({ marks }: Page): Buffer[] =>
  Array.from({ length: marks.length / size }, (_, index) =>
    Buffer.from(marks.subarray(index * size, (index + 1) * size)),
  );

const bitsOf = (mark: Uint8Array): string =>
  Array.from(mark.subarray(0, deepest / 8), (byte) => byte.toString(2).padStart(8, '0')).join('');
