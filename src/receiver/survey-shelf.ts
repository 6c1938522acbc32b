import type { Store } from './store/store.js';
import { readSurvey, type Survey } from './store/surveys.js';

/** How long a survey's rules are believed. What is written is checked against the store's own revision as well. */
const freshMs = 10_000;
const maxKept = 1_000;

/** Surveys at hand: reading one's instrument for every answer would cost more than the answer. */
export class SurveyShelf {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #kept = new Map<string, { survey: Survey; until: number }>();

  constructor(store: Store, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  async find(tenant: string, id: string): Promise<Survey | undefined> {
    const name = `${tenant} ${id}`;
    const kept = this.#kept.get(name);
    if (kept && this.#clock() < kept.until) return kept.survey;
    const survey = await this.#store.as(tenant, (query) => readSurvey(query, tenant, id));
    this.#kept.delete(name);
    if (!survey) return undefined;
    if (this.#kept.size >= maxKept) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(name, { survey, until: this.#clock() + freshMs });
    return survey;
  }

  forget(tenant: string, id: string): void {
    this.#kept.delete(`${tenant} ${id}`);
  }
}
