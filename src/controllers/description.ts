import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Fault } from '../core/schema/fault-error.js';
import type { SurveyDescription } from '../core/schema/survey-description.js';

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
  /** While the receiver has been asked and has not answered yet; settles once it has, or will not. */
  pending: Promise<void> | undefined;
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
    const asked = `${endpoint} ${survey}`;
    if (isServer || !endpoint || !survey || !/\/events\b/.test(endpoint) || asked === this.#asked) return;
    this.#asked = asked;
    Object.assign(this, { described: undefined, faults: [] });
    this.pending = this.#fetch(endpoint, survey);
  }

  async #fetch(endpoint: string, survey: string): Promise<void> {
    const asked = this.#asked;
    // Fetched beside the first look, of which it is no part; without it the page's word holds.
    const said = await import('./describe.js').then(
      ({ describe }) => describe(endpoint, survey),
      () => undefined,
    );
    if (asked !== this.#asked) return;
    this.pending = undefined;
    if (said === 'unknown') {
      const message = `"${survey}" is not published at this receiver; publish it, or name one that is with survey="…"`;
      this.faults = [{ path: 'survey', message }];
    } else if (said) {
      this.described = said;
      if (said.status === 'not-yet-open') this.#askAgain(endpoint, survey, said);
    } else this.#asked = '';
    this.#host.requestUpdate();
  }

  /** When it opens the questions come by themselves. */
  #askAgain(endpoint: string, survey: string, { opensAt, now }: SurveyDescription): void {
    const wait = Date.parse(opensAt ?? '') - Date.parse(now);
    if (wait > 0 && wait < longestTimer)
      this.#timer = setTimeout(() => void this.#fetch(endpoint, survey), wait + 1000);
  }
}
