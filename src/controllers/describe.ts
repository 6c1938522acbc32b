import { instrumentHash } from '../core/hashes.js';
import { receiverHint } from '../core/receiver-hint.js';
import type { Fault } from '../core/schema/fault-error.js';
import type { Instrument } from '../core/schema/instrument.js';
import type { SurveyDescription } from '../core/schema/survey-description.js';
import { allowed } from '../core/settings.js';

const secondsToWait = 10;

const told = new Set<string>();

/** Tells the page's owner, once: an error keeps answers out, a warning does not. */
function tell(message: string, how: 'error' | 'warn' = 'error'): void {
  if (!told.has(message)) console[how](`Attune: ${message}`);
  told.add(message);
}

/** What a page says of its survey, of which a receiver may know nothing. */
export interface Page {
  survey: string;
  instrument: Instrument;
  privacy?: string | undefined;
  group?: string | undefined;
  segment?: string | undefined;
}

/** Where the receiver behind an endpoint tells of a survey; nowhere where it is no such endpoint. */
function addressOf(endpoint: string, survey: string): URL | undefined {
  const url = URL.canParse(endpoint, document.baseURI) ? new URL(endpoint, document.baseURI) : undefined;
  // "localhost:8080/…" reads as a scheme.
  if (!/^https?:$/.test(url?.protocol ?? '')) tellHalf(endpoint);
  if (/\/v1\/pk_[^/]*\/?$/.test(url?.pathname ?? '')) tell(`endpoint="${endpoint}" lacks "/events"`);
  if (!url || !/\/v1\/[^/]+\/events$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/events$/, `surveys/${encodeURIComponent(survey)}`);
  return url;
}

const tellHalf = (endpoint: string): void =>
  tell(`endpoint="${endpoint}" is no whole address; write one such as "https://receiver.example/v1/pk_acme/events"`);

/** "receiver.example/…" reads as a file beside the page; "index.php/…" is one. */
const perhapsHalf = (endpoint: string): boolean =>
  /^[\w-]+(\.[\w-]+)+(:\d+)?\//.test(endpoint) && !/^[\w-]+\.(php\d?|aspx?|ashx|jsp|cgi|pl|py)\//i.test(endpoint);

/** Nothing that tells who is looking. */
const discreet = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

type Said = Partial<SurveyDescription> & { code?: string; title?: string; detail?: string };

/**
 * What the receiver says of a survey, or why it could take no answer to what this page asks; `undefined` where nothing
 * can be made of it. What else is not as it was published the page's owner reads in the console. Never rejects.
 */
export async function describe(
  endpoint: string,
  survey: string,
  page: () => Page,
): Promise<SurveyDescription | Fault[] | undefined> {
  const url = addressOf(endpoint, survey);
  if (!url) return undefined;
  const signal = AbortSignal.timeout(secondsToWait * 1000);
  const response = await fetch(url, { ...discreet, signal }).catch(() => tellUnread(url, signal));
  const said = (await response?.json().catch(() => undefined)) as Said | null | undefined;
  if (response?.ok && said && isDescription(said)) return compared(said, page());
  if (response?.status === 404 && said?.code === 'survey-unknown') {
    const message = `"${survey}" is not published at this receiver; publish it, or name one that is with survey="…"`;
    return [{ path: 'survey', message }];
  }
  if (response && perhapsHalf(endpoint)) tellHalf(endpoint);
  const why = said?.detail ?? said?.title;
  const lasting = response && response.status >= 400 && response.status < 500 && response.status !== 429;
  if (lasting && typeof why === 'string') tell(`${url.href} answers ${response.status}: ${why.slice(0, 500)}`);
  return undefined;
}

const isDescription = (said: Said): said is SurveyDescription =>
  (allowed.privacy as readonly unknown[]).includes(said.privacy) &&
  typeof said.status === 'string' &&
  Array.isArray(said.groups);

/** Holds what the page asks against what was published. */
async function compared(said: SurveyDescription, page: Page): Promise<SurveyDescription | Fault[]> {
  const { status, groups, segments, wordings } = said;
  if (page.privacy && page.privacy !== said.privacy)
    tell(
      `privacy="${page.privacy}" does not hold: "${page.survey}" was published with privacy="${said.privacy}", which people read`,
      'warn',
    );
  await tellUnknown('group', page.group, groups);
  await tellUnknown('segment', page.segment, segments);
  const { version } = page.instrument;
  // Of a survey that is over nothing is asked.
  if (status === 'closed' || !wordings || wordings.includes(instrumentHash(page.instrument))) return said;
  const message = `"${page.survey}" was never published with these questions (version ${version}); publish them, or show the ones that are published`;
  return [{ path: 'survey', message }];
}

/** An answer counts nowhere under a name that nobody published. */
async function tellUnknown(
  what: 'group' | 'segment',
  given: string | undefined,
  known: SurveyDescription['groups'] | undefined,
): Promise<void> {
  if (!given || !known || known.some(({ id }) => id === given)) return;
  const ids = known.map(({ id }) => id);
  const { nearest } = await import('../core/nearest.js');
  const meant = nearest(given, ids);
  const list = ids
    .slice(0, 20)
    .map((id) => `"${id}"`)
    .join(', ');
  tell(
    `${what}="${given}" is none of the ${what}s that this survey was published for (${list || 'it has none'})${meant ? `: perhaps "${meant}"` : ''}`,
  );
}

/**
 * Where something answers that the page may not read, nothing sent there can be known to arrive: its owner learns it
 * before anyone has answered.
 */
async function tellUnread(url: URL, signal: AbortSignal): Promise<undefined> {
  try {
    await fetch(url, { ...discreet, mode: 'no-cors', signal });
    tell(`${url.href} answers, but this page may not read it.${receiverHint(url.pathname, location.origin)}`);
  } catch {
    // Nothing answers: there is no connection, or no receiver.
  }
}
