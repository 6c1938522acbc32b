import { FaultError, shaped } from '../core/schema/fault.js';
import {
  surveyResultsSchema,
  threadAnswerSchema,
  type SurveyResults,
  type ThreadAnswer,
} from '../core/schema/survey-results.js';
import { fetchJson, parseJson } from './fetch-json.js';

// What a dashboard needs to take in foreign figures: the schema and the network, fetched when there are some.

const remedies = {
  401: 'its token is missing, wrong or has run out: check token, or what getAuth returns',
  403: 'the token does not cover these results, or the receiver does not let this page’s origin in',
  404: 'check the site key and the survey’s id in it, and that the survey is published there',
};

/** Nothing that tells who is looking, and nothing that a shared cache could keep. */
const discreet = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/** @throws {FaultError} names each place that is wrong and how to mend it. */
export const parseResults = (data: unknown): SurveyResults =>
  shaped(surveyResultsSchema, typeof data === 'string' ? parseJson(data, 'results') : data);

/** @throws {FaultError} names each place that is wrong and how to mend it. */
export async function fetchResults(src: string, signal: AbortSignal, headers: HeadersInit): Promise<SurveyResults> {
  const init = { ...discreet, headers };
  const example = '/v1/SITE/surveys/SURVEY/results';
  const data = await fetchJson(src, { signal, seconds: 30, example, init, remedies });
  if (!(data && Object.hasOwn(data, 'survey'))) {
    const message = `holds no results; their address is that of their survey with /results behind it, such as "${example}"`;
    throw new FaultError([{ path: 'src', message }]);
  }
  return parseResults(data);
}

/** What became of the comment that a receipt code stands for. */
export async function fetchThread(address: string, receipt: string, headers: Headers): Promise<ThreadAnswer> {
  headers.set('content-type', 'application/json');
  const init = { ...discreet, method: 'POST', headers, body: JSON.stringify({ receipt }) };
  const { signal } = new AbortController();
  return shaped(
    threadAnswerSchema,
    await fetchJson(address, { signal, seconds: 30, example: address, init, remedies }),
  );
}
