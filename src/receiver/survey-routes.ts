import { idSchema } from '../core/schema/text.js';
import { csvOf } from '../core/csv.js';
import { languageTag } from '../core/localised.js';
import { resultsTable, type TableRow } from '../core/results-table.js';
import { requireAdmin, requireReader } from './bearer.js';
import { descriptionOf } from './description.js';
import type { House } from './house.js';
import { parseJson } from './json.js';
import type { LogEntry } from './log.js';
import { noId, Refusal } from './problem.js';
import { publish, type Published } from './publication.js';
import { exportOf } from './results/export.js';
import { resultsOf, type Asked } from './results/results.js';
import type { Waves } from './results/scores.js';
import { seriesOf } from './results/waves.js';
import type { Settled } from './settle.js';
import type { Site } from './site.js';
import type { SiteRequest } from './site-route.js';
import { readActions } from './store/actions.js';
import { releasedComments } from './store/comments.js';
import { readRows } from './store/rows.js';

/** An administrator's survey is held by its bytes: its options and translations are keys as well. */
const publicationKeys = 100_000;

/** Publishes a survey of a site. */
export async function publishAt(house: House, site: Site, id: string, publication: unknown): Promise<Published> {
  if (!idSchema.safeParse(id).success) throw new Refusal('address-invalid', { detail: noId });
  const published = await house.store.as(site.key, (query) => publish(query, site.key, id, publication, house.clock()));
  house.surveys.forget(site.key, id);
  house.upkeep.forget(site.key, id);
  note(house, 'published', site, id);
  return published;
}

export async function putSurvey(house: House, { site, request, body }: SiteRequest, id: string): Promise<Response> {
  requireAdmin(request, site);
  return Response.json(await publishAt(house, site, id, parseJson(body, publicationKeys)));
}

/** Public: by which rules a survey is answered. */
export async function getSurvey({ surveys, clock }: House, { site }: SiteRequest, id: string): Promise<Response> {
  const survey = await surveys.find(site.key, id);
  if (!survey) throw new Refusal('survey-unknown');
  return fresh(descriptionOf(survey, clock()));
}

export async function getResults(house: House, { site, request }: SiteRequest, id: string): Promise<Response> {
  const { waves, asked } = await askedOf(house, { site, request }, id);
  const results = resultsOf(waves, asked);
  note(house, 'read', site, results.survey.id);
  return fresh(results);
}

export async function getExport(house: House, { site, request }: SiteRequest, id: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const format = searchParams.get('format') ?? 'json';
  if (format !== 'csv' && format !== 'json')
    throw new Refusal('invalid', { path: 'format', detail: 'format must be "csv" or "json"' });
  const asIn = searchParams.get('locale');
  const locale = asIn === null ? undefined : languageTag(asIn);
  if (asIn !== null && !locale)
    throw new Refusal('invalid', { path: 'locale', detail: 'locale must be a language tag, such as de or de-CH' });
  if (searchParams.get('rows') === 'true') return exportPeople(house, { site, request }, id, { format, locale });
  const { waves, asked } = await askedOf(house, { site, request }, id);
  const exported = exportOf(waves, asked);
  const { survey } = exported.results;
  note(house, 'exported', site, survey.id);
  return format === 'json'
    ? fresh(exported)
    : table(
        survey.id,
        resultsTable(exported.results, locale ?? survey.locale, exported.others),
        locale ?? survey.locale,
      );
}

/** Whose figures of which waves a request asks for, with what is told beside them. */
async function askedOf(
  house: House,
  { site, request }: Pick<SiteRequest, 'site' | 'request'>,
  id: string,
): Promise<{ waves: Waves; asked: Asked }> {
  const scope = requireReader(request, site);
  const { searchParams } = new URL(request.url);
  const { waves, known } = await seriesOf(house, site, id, searchParams.get('wave'));
  const survey = waves.at(-1)!.settled.survey.id;
  const [comments, thread] = await house.store.as(site.key, async (query) => [
    await releasedComments(query, site.key, survey),
    await readActions(query, site.key, survey),
  ]);
  return { waves, asked: { scope, cut: searchParams.get('cut'), known, comments, thread } };
}

/** Row by row: what an identified survey told its respondents, and no other ever does. */
async function exportPeople(
  house: House,
  { site, request }: Pick<SiteRequest, 'site' | 'request'>,
  id: string,
  { format, locale }: { format: 'csv' | 'json'; locale: string | undefined },
): Promise<Response> {
  requireAdmin(request, site);
  const { survey } = await settled(house, site, id);
  if (survey.privacy !== 'identified') throw new Refusal('rows-forbidden');
  const rows = await house.store.as(site.key, (query) => readRows(query, site.key, id));
  note(house, 'exported', site, id);
  if (format === 'json') return fresh({ survey: id, rows });
  const items = [...new Set(rows.flatMap(({ answers }) => Object.keys(answers)))].sort();
  const lines = rows.map(({ subject, participant, group, locale, receivedAt, answers }) => [
    ...[subject, participant, group, locale, receivedAt],
    ...items.map((item) => {
      // Some items are called as what every object inherits.
      const answer = Object.hasOwn(answers, item) ? answers[item]! : null;
      return Array.isArray(answer) ? answer.join(' ') : answer;
    }),
  ]);
  const header = ['subject', 'participant', 'group', 'locale', 'receivedAt', ...items];
  return table(id, [header, ...lines], locale ?? survey.instruments.get(survey.hash)!.locale);
}

async function settled({ upkeep }: House, site: Site, id: string): Promise<Settled> {
  const found = await upkeep.read(site.key, id);
  if (!found) throw new Refusal('survey-unknown');
  return found;
}

export const fresh = (value: unknown): Response => Response.json(value, { headers: { 'Cache-Control': 'no-store' } });

/** As the spreadsheets of a language open it. */
const table = (id: string, rows: readonly TableRow[], locale: string): Response =>
  new Response(csvOf(rows, locale), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      // The id was published, so it holds nothing that could leave the quotes.
      'Content-Disposition': `attachment; filename="${id}.csv"`,
      'Cache-Control': 'no-store',
    },
  });

export const note = ({ log }: House, code: LogEntry['code'], { key }: Site, survey: string): void =>
  log({ level: 'info', code, site: key, survey });
