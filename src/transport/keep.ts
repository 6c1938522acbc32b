import { canonicalJson, contentHash } from '../core/canonical.js';
import type { Delivery } from '../core/delivery-state.js';
import type { AttuneEvent, SurveyData } from '../core/schema/event.js';
import { isMark, readDraft, type Draft, type Submitted } from './drafts.js';
import { editsOf, newsIn, type Given } from '../core/given.js';
import type { OutboxItem } from './item.js';
import { changeMakingRoom } from './making-room.js';
import { itemScope, kinds, nextKey, receiptsOf, rowsOf, type Receipt } from './records.js';
import { hasRoom, isQuota, limits } from './room.js';
import type { Found, Put, Shelf } from './shelf.js';

/** Names one snapshot of one response at one endpoint, whatever id it got. Two tabs may give other answers the same name. */
function snapshotOf({ endpoint, partition, sequence }: OutboxItem | Receipt): string {
  return [partition, sequence, endpoint].join(' ');
}

/** The same with the answers, as far as they can be told. */
export function contentOf(item: OutboxItem): string {
  return `${snapshotOf(item)} ${contentHash(answersIn(item) ?? '')}`;
}

/** What a submission is beside its content. */
export interface Occasion {
  /** The edits it was made of. */
  given?: readonly Given[] | undefined;
  /** The submission it takes the place of: one that was refused, and mended. */
  replaces?: string | undefined;
  /** Whether its person wants it sent although other answers of the same draft were. */
  beside?: boolean | undefined;
}

/** Other answers to the same survey were sent from another tab: whether these go as well is for their person to say. */
export class AlreadySentError extends Error {
  override readonly name = 'AlreadySentError';
  /** Id of the submission that was stored before. */
  readonly id: string;

  constructor(id: string) {
    super('Other answers were submitted from this draft');
    this.id = id;
  }
}

/**
 * Stores an item, and the mark on its draft, unless it is a repeat: the same snapshot, or the same answers from another
 * tab, on the disk or in memory where that fails. A snapshot that was refused makes way, since its person has sent it anew.
 *
 * @returns the id the snapshot is stored under, whether it outlives the page, and `full` if it could but for want of room
 * @throws {AlreadySentError} when other answers of the same draft were submitted; nothing is stored then
 */
export async function keep(
  item: OutboxItem,
  disk: Shelf,
  memory: Shelf,
  occasion: Occasion = {},
): Promise<Pick<Delivery, 'id' | 'durable' | 'reason'>> {
  // All items: what a draft was submitted as before may have gone to another endpoint, and all of them take room.
  const scopes: string[] = [kinds.item, kinds.receipt];
  if (item.draft !== undefined) scopes.push(kinds.draft + item.draft);
  const inMemory = known(await memory.read(scopes), item, occasion);
  if (inMemory) return { id: inMemory, durable: false };
  let reason: string | undefined = item.reason ?? 'full';
  try {
    const id = await changeMakingRoom(
      disk,
      scopes,
      (found, put) =>
        known(found, item, occasion) ??
        (hasRoom(found, limits.submissions) ? add(item, found, put, occasion) : undefined),
    );
    // A draft that only the page remembers has had its time as well.
    if (id) await memory.change(scopes, (_, put) => item.draft !== undefined && put(kinds.draft + item.draft));
    if (id) return { id, durable: true };
  } catch (error) {
    if (error instanceof AlreadySentError) throw error;
    if (!isQuota(error)) reason = item.reason;
  }
  const held = reason ? { ...item, reason } : item;
  const id = await memory.change(
    scopes,
    (found, put) => known(found, held, occasion) ?? add(held, found, put, occasion),
  );
  return { id, durable: false, ...(reason && { reason }) };
}

function draftIn(found: Found, { draft }: OutboxItem): Draft | Submitted | undefined {
  return draft === undefined ? undefined : readDraft(found.get(kinds.draft + draft));
}

/** The submission that the item repeats. By its content: that the draft is the same says nothing of the answers. */
function known(found: Found, item: OutboxItem, { given, replaces, beside }: Occasion): string | undefined {
  const items = rowsOf(found).flatMap((row) => (row.item && row.item.state !== 'dead' ? [row.item] : []));
  const all: (OutboxItem | Receipt)[] = [...items, ...receiptsOf(found)];
  const same = all.find((each) => snapshotOf(each) === snapshotOf(item));
  const draft = draftIn(found, item);
  const mark = isMark(draft) ? draft : undefined;
  const before = same ?? all.find(({ id }) => id === mark?.submitted && id !== replaces);
  if (!before) return undefined;
  const edits = mark?.submitted === before.id ? mark.edits : undefined;
  if (given && edits === editsOf(given)) return before.id;
  // The name decides only where nothing else is left to compare.
  const theirs = 'body' in before ? answersIn(before) : undefined;
  const isRepeat = theirs === undefined ? before === same && !(given && edits) : theirs === answersIn(item);
  if (isRepeat) return before.id;
  if (beside) return undefined;
  throw new AlreadySentError(before.id);
}

/** The answers an item carries, as text to compare; nothing where its endpoint takes another form. */
function answersIn({ body }: OutboxItem): string | undefined {
  try {
    const { answers } = (JSON.parse(body) as AttuneEvent & { data: Partial<SurveyData> }).data;
    return answers && canonicalJson(answers);
  } catch {
    return undefined;
  }
}

function add(item: OutboxItem, found: Found, put: Put, { given, replaces }: Occasion): string {
  const refused = rowsOf(found).filter(
    (row) => row.item?.state === 'dead' && (snapshotOf(row.item) === snapshotOf(item) || row.id === replaces),
  );
  for (const { key } of refused) put(key);
  put(nextKey(itemScope(item.endpoint), found.keys()), item);
  if (item.draft === undefined) return item.id;
  const draft = kinds.draft + item.draft;
  const unsent = unsentIn(draftIn(found, item), given);
  const mark: Submitted = {
    schema: 1,
    submitted: item.id,
    at: item.createdAt,
    subject: item.partition,
    sequence: item.sequence,
    ...(given && { edits: editsOf(given) }),
    ...(unsent && { unsent }),
  };
  // On a shared computer the next person finds the survey, not what became of the last one's answers.
  put(draft, item.receipt ? mark : unsent);
  return item.id;
}

/** What another tab has kept under the same draft, which whoever sends has not seen. */
function unsentIn(record: Draft | Submitted | undefined, given: readonly Given[] | undefined): Draft | undefined {
  const draft = isMark(record) ? record.unsent : record;
  return draft && given && newsIn(draft.given, given).length ? draft : undefined;
}
