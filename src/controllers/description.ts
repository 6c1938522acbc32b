import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Fault } from '../core/schema/fault-error.js';
import type { SurveyDescription } from '../core/schema/survey-description.js';
import { allowed } from '../core/settings.js';

const secondsToWait = 10;
/** Longer than this no timer runs. */
const longestTimer = 2 ** 31 - 1;

/**
 * Asks the Attune receiver behind an endpoint by which rules a survey is answered, beside the first paint. What it says
 * comes before what the page says. Where the endpoint is another, or does not answer, the page's word holds.
 */
export class DescriptionController implements ReactiveController {
  described: SurveyDescription | undefined;
  /** The receiver knows no survey of this name: what is answered here could never arrive. */
  faults: readonly Fault[] = [];
  /** Whether the receiver has been asked and has not answered yet. */
  pending = false;
  #host: ReactiveElement;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    if (!this.described) this.#asked = '';
  }

  /** Asks, unless it has been asked already. */
  ask(endpoint: string | undefined, survey: string): void {
    const url = isServer ? undefined : addressOf(endpoint, survey);
    if (!url || url === this.#asked) return;
    this.#asked = url;
    Object.assign(this, { described: undefined, faults: [], pending: true });
    void this.#fetch(url, survey);
  }

  async #fetch(url: string, survey: string): Promise<void> {
    const said = await read(url);
    if (url !== this.#asked) return;
    this.pending = false;
    if (said === 'unknown') {
      const message = `"${survey}" is not published at this receiver; publish it, or name one that is with survey="…"`;
      this.faults = [{ path: 'survey', message }];
    } else if (said) {
      this.described = said;
      if (said.status === 'not-yet-open') this.#askAgain(url, survey, said);
    } else this.#asked = '';
    this.#host.requestUpdate();
  }

  /** When it opens the questions come by themselves. */
  #askAgain(url: string, survey: string, { opensAt, now }: SurveyDescription): void {
    const wait = Date.parse(opensAt ?? '') - Date.parse(now);
    if (wait > 0 && wait < longestTimer) this.#timer = setTimeout(() => void this.#fetch(url, survey), wait + 1000);
  }
}

function addressOf(endpoint: string | undefined, survey: string): string | undefined {
  if (!endpoint || !survey || !URL.canParse(endpoint, document.baseURI)) return undefined;
  const url = new URL(endpoint, document.baseURI);
  if (!/\/v1\/[^/]+\/events$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/events$/, `surveys/${encodeURIComponent(survey)}`);
  return url.href;
}

async function read(url: string): Promise<SurveyDescription | 'unknown' | undefined> {
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
