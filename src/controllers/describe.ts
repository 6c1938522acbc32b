import type { SurveyDescription } from '../core/schema/survey-description.js';
import { allowed } from '../core/settings.js';

const secondsToWait = 10;

/** Where the receiver behind an endpoint tells of a survey; nowhere where it is no such endpoint. */
function addressOf(endpoint: string, survey: string): string | undefined {
  if (!URL.canParse(endpoint, document.baseURI)) return undefined;
  const url = new URL(endpoint, document.baseURI);
  if (!/\/v1\/[^/]+\/events$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/events$/, `surveys/${encodeURIComponent(survey)}`);
  return url.href;
}

/** What the receiver says; `undefined` where nothing can be made of it. Never rejects. */
export async function describe(endpoint: string, survey: string): Promise<SurveyDescription | 'unknown' | undefined> {
  const url = addressOf(endpoint, survey);
  if (!url) return undefined;
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(secondsToWait * 1000),
      // Nothing that tells who is looking.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const said = (await response.json()) as SurveyDescription & { code?: string };
    const known =
      allowed.privacy.includes(said.privacy) && typeof said.status === 'string' && Array.isArray(said.groups);
    if (response.status === 404 && said.code === 'survey-unknown') return 'unknown';
    return response.ok && known ? said : undefined;
  } catch {
    return undefined;
  }
}
