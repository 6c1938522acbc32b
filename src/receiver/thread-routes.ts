import * as z from 'zod/mini';
import { FaultError, shaped } from '../core/schema/fault.js';
import { actionSchema, type ThreadAnswer } from '../core/schema/survey-results.js';
import { itemsOf } from '../core/instrument.js';
import { requireAdmin } from './bearer.js';
import type { House } from './house.js';
import { parseJson } from './json.js';
import { masked } from './masking.js';
import { Refusal } from './problem.js';
import { digestsOfCode, receiptPattern } from './receipt.js';
import type { SiteRequest } from './site-route.js';
import { fresh, note } from './survey-routes.js';
import type { Query } from './store/driver.js';
import { readThread, readActions, writeActions } from './store/actions.js';
import { releasedComments } from './store/comments.js';
import { readSurvey, readWaves, type Survey } from './store/surveys.js';

/** What is done about what people said, as its author sends it. */
export const actionsSchema = z.strictObject({
  $schema: z.optional(z.string()),
  actions: z
    .array(z.extend(actionSchema, { comments: z.optional(z.array(z.uuid()).check(z.maxLength(10_000))) }))
    .check(z.maxLength(500)),
});
const receiptRequestSchema = z.strictObject({
  receipt: z
    .string()
    .check(z.maxLength(100), z.regex(receiptPattern, 'must be twelve digits and letters, such as K7QF-9D2M-X4TB')),
});

/** For whoever answers what people said: the released comments, with the ids by which an action names them. */
export async function getComments(house: House, { site, request }: SiteRequest, id: string): Promise<Response> {
  requireAdmin(request, site);
  const { survey, comments } = await house.store.as(site.key, async (query) => ({
    survey: await readSurvey(query, site.key, id),
    comments: await releasedComments(query, site.key, id),
  }));
  if (!survey) throw new Refusal('survey-unknown');
  const enough = (item: string): boolean =>
    comments.filter((each) => each.item === item).length >= survey.commentsMinimum;
  // By id, which was drawn: an order that says nothing.
  const told = comments.filter(({ item }) => enough(item)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return fresh({ survey: id, comments: told.map(({ id, item, body }) => ({ id, item, text: masked(body) })) });
}

/** Replaces the list of what is done about what people said: "you said, we did". */
export async function putActions(house: House, { site, request, body }: SiteRequest, id: string): Promise<Response> {
  requireAdmin(request, site);
  const { actions } = shaped(actionsSchema, parseJson(body));
  const twice = actions.findIndex((each, index) => actions.findIndex(({ id }) => id === each.id) < index);
  if (twice >= 0) throw new FaultError([{ path: `actions[${twice}].id`, message: 'repeats the id of one above' }]);
  const kept = await house.store.as(site.key, async (query) => {
    if (!(await readSurvey(query, site.key, id))) throw new Refusal('survey-unknown');
    const stored = actions.map(({ comments = [], ...content }) => ({ content, comments }));
    await writeActions(query, site.key, id, stored);
    return readActions(query, site.key, id);
  });
  note(house, 'published', site, id);
  return fresh({ survey: id, actions: kept });
}

/**
 * Public: what became of the comments somebody holds the receipt of, in a survey or in any wave of a series. The receipt
 * is in the body, so that no log has it.
 */
export async function postThread(house: House, { site, body }: SiteRequest, id: string): Promise<Response> {
  const { receipt } = shaped(receiptRequestSchema, parseJson(body));
  const answer = await house.store.as(site.key, async (query): Promise<ThreadAnswer> => {
    const survey = await readSurvey(query, site.key, id);
    const surveys = survey ? [survey] : await surveysOf(query, site.key, id);
    if (!surveys.length) throw new Refusal('survey-unknown');
    for (const each of surveys) {
      const items = [...each.instruments.values()].flatMap(itemsOf).filter(({ kind }) => kind === 'text');
      const texts = [...new Set(items.map((item) => item.id))];
      const digests = digestsOfCode(receipt, texts, { site: site.key, survey: each.id });
      const { kept, released, actions } = await readThread(query, site.key, each.id, digests);
      if (kept) return { status: actions.length ? 'answered' : released ? 'read' : 'waiting', actions };
    }
    return { status: 'unknown', actions: [] };
  });
  return fresh(answer);
}

/** The surveys of a series, newest first. */
async function surveysOf(query: Query, site: string, series: string): Promise<Survey[]> {
  const surveys: Survey[] = [];
  for (const { id } of (await readWaves(query, site, series)).reverse())
    surveys.push((await readSurvey(query, site, id))!);
  return surveys;
}
