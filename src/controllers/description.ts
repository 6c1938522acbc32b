import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Fault } from '../core/schema/fault-error.js';
import type { SurveyDescription } from '../core/schema/survey-description.js';
import type { Page } from './describe.js';

/** Longer than this no timer runs. */
const longestTimer = 2 ** 31 - 1;

/**
 * Asks the Attune receiver behind an endpoint by which rules a survey is answered, beside the first paint. What it says
 * comes before what the page says. Where the endpoint is another, or does not answer, the page's word holds.
 */
export class DescriptionController implements ReactiveController {
  described: SurveyDescription | undefined;
  /** The receiver knows no survey of this name, or not these questions: what is answered here could never arrive. */
  faults: readonly Fault[] = [];
  /** While the receiver has been asked and has not answered yet; settles once it has, or will not. */
  pending: Promise<void> | undefined;
  #host: ReactiveElement;
  #page: () => Page;
  #asked: unknown[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, page: () => Page) {
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    if (!this.described) this.#asked = [];
  }

  /** Asks, unless it has been asked the same already. */
  ask(endpoint: string | undefined): void {
    const { survey, instrument } = this.#page();
    const asked = [endpoint, survey, instrument];
    if (isServer || !endpoint || !survey || !/\/(events\b|v1\/pk_)/.test(endpoint)) return;
    if (asked.every((each, index) => each === this.#asked[index])) return;
    // Of other questions of the same survey the same promise holds.
    if (endpoint !== this.#asked[0] || survey !== this.#asked[1]) this.described = undefined;
    this.#asked = asked;
    this.faults = [];
    this.pending = this.#fetch(endpoint, survey);
  }

  async #fetch(endpoint: string, survey: string): Promise<void> {
    const asked = this.#asked;
    // Fetched beside the first look, of which it is no part; without it the page's word holds.
    const said = await import('./describe.js').then(
      ({ describe }) => describe(endpoint, survey, this.#page),
      () => undefined,
    );
    if (asked !== this.#asked) return;
    this.pending = undefined;
    if (Array.isArray(said)) this.faults = said;
    else if (said) {
      this.described = said;
      if (said.status === 'not-yet-open') this.#askAgain(endpoint, survey, said);
    } else this.#asked = [];
    this.#host.requestUpdate();
  }

  /** When it opens the questions come by themselves. */
  #askAgain(endpoint: string, survey: string, { opensAt, now }: SurveyDescription): void {
    const wait = Date.parse(opensAt ?? '') - Date.parse(now);
    if (wait > 0 && wait < longestTimer)
      this.#timer = setTimeout(() => void this.#fetch(endpoint, survey), wait + 1000);
  }
}
