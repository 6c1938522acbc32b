import type { SurveyDescription } from '../core/schema/survey-description.js';
import { receiverHint } from '../core/receiver-hint.js';
import { allowed } from '../core/settings.js';

const secondsToWait = 10;

const told = new Set<string>();

/** Tells the page's owner, once. */
function tell(message: string): void {
  if (!told.has(message)) console.error(`Attune: ${message}`);
  told.add(message);
}

/** Where the receiver behind an endpoint tells of a survey; nowhere where it is no such endpoint. */
function addressOf(endpoint: string, survey: string): string | undefined {
  const url = URL.canParse(endpoint, document.baseURI) ? new URL(endpoint, document.baseURI) : undefined;
  // "localhost:8080/…" reads as a scheme, "receiver.example/…" as a file beside the page.
  if (!/^https?:$/.test(url?.protocol ?? '') || /^[\w-]+(\.[\w-]+)+(:\d+)?\//.test(endpoint))
    tell(`endpoint="${endpoint}" is no whole address; write one such as "https://receiver.example/v1/pk_acme/events"`);
  if (!url || !/\/v1\/[^/]+\/events$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/events$/, `surveys/${encodeURIComponent(survey)}`);
  return url.href;
}

/** Nothing that tells who is looking. */
const discreet = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/** What the receiver says; `undefined` where nothing can be made of it. Never rejects. */
export async function describe(endpoint: string, survey: string): Promise<SurveyDescription | 'unknown' | undefined> {
  const url = addressOf(endpoint, survey);
  if (!url) return undefined;
  const signal = AbortSignal.timeout(secondsToWait * 1000);
  const response = await fetch(url, { ...discreet, signal }).catch(() => tellOwner(new URL(url), signal));
  const said = (await response?.json().catch(() => undefined)) as (SurveyDescription & { code?: string }) | undefined;
  if (!response || !said) return undefined;
  const known = allowed.privacy.includes(said.privacy) && typeof said.status === 'string' && Array.isArray(said.groups);
  if (response.status === 404 && said.code === 'survey-unknown') return 'unknown';
  return response.ok && known ? said : undefined;
}

/**
 * Where something answers that the page may not read, nothing sent there can be known to arrive: its owner learns it
 * before anyone has answered.
 */
async function tellOwner(url: URL, signal: AbortSignal): Promise<undefined> {
  try {
    await fetch(url, { ...discreet, mode: 'no-cors', signal });
    tell(`${url.href} answers, but this page may not read it.${receiverHint(url.pathname, location.origin)}`);
  } catch {
    // Nothing answers: there is no connection, or no receiver.
  }
}
