import type { AnswerFault } from '../../core/answer-faults.js';
import { itemsRead } from '../../core/conditions.js';
import { itemsOf, shownItems } from '../../core/instrument.js';
import type { Answer, Answers } from '../../core/schema/answers.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';

/** Seconds a person needs for one item: five minutes for the built-in survey of 18 statements. */
const secondsFor: Record<Item['kind'], number> = {
  likert: 8,
  rating: 10,
  single: 10,
  multiple: 15,
  ranking: 25,
  text: 40,
};

/** One person's way through an instrument. An answer costs the same in a survey of twelve items as in one of a thousand. */
export class SurveySession {
  readonly items: readonly Item[];
  /** The items now shown, in order. */
  visible: readonly Item[] = [];
  /** Which of them is asked, where they are asked one at a time. */
  step = 0;
  /** `taken`: the page has taken the answers over. */
  phase: 'answering' | 'review' | 'sent' | 'taken' = 'answering';
  /** What is wrong, by item id, since the person last tried to go on. */
  errors: ReadonlyMap<string, AnswerFault> = new Map();
  /** Where the person should find themselves next: an item's id, or a place. Empty when they stay where they are. */
  focus: 'heading' | 'errors' | 'own' | (string & {}) = '';
  /** Whether earlier answers were found on this device. */
  resumed = false;
  ownShown = false;
  #answers: Record<string, Answer> = {};
  #byId: ReadonlyMap<string, Item>;
  #shown: ReadonlySet<string> = new Set();
  #deciding: ReadonlySet<string>;
  #answered = 0;
  #seconds = 0;

  constructor(
    readonly instrument: Instrument,
    answers: Answers = {},
    /** The same person's way through another wording or language of it, to go on from. */
    before?: SurveySession,
  ) {
    this.items = itemsOf(instrument);
    this.#byId = new Map(this.items.map((item) => [item.id, item]));
    this.#deciding = decidingItems(instrument);
    if (before) ({ phase: this.phase, step: this.step, resumed: this.resumed, ownShown: this.ownShown } = before);
    this.replace(answers);
  }

  get answers(): Answers {
    return this.#answers;
  }

  /** How far the person is. Minutes are rounded; under half a minute is 0. */
  get progress(): { answered: number; total: number; minutes: number } {
    return { answered: this.#answered, total: this.visible.length, minutes: Math.round(this.#seconds / 60) };
  }

  isShown = (id: string): boolean => this.#shown.has(id);

  /** Notes, changes or (`undefined`) clears an answer. Returns whether other items may now show or hide. */
  record(id: string, answer: Answer | undefined): boolean {
    const item = this.#byId.get(id);
    if (!item) return false;
    const had = Object.hasOwn(this.#answers, id);
    if (answer === undefined) delete this.#answers[id];
    else this.#answers[id] = answer;
    const decides = this.#deciding.has(id);
    if (decides) this.#look();
    // What was wrong may be mended now, or no longer asked.
    const wrong = [...this.errors].filter(([other]) => other !== id && this.#shown.has(other));
    if (wrong.length < this.errors.size) this.errors = new Map(wrong);
    if (decides) return true;
    const step = Number(answer !== undefined) - Number(had);
    this.#answered += step;
    this.#seconds -= step * secondsFor[item.kind];
    return false;
  }

  /** Starts over from these answers; those to items the instrument does not have are dropped. */
  replace(answers: Answers): void {
    this.#answers = {};
    for (const { id } of this.items) if (Object.hasOwn(answers, id)) this.#answers[id] = answers[id]!;
    this.#look();
  }

  /** Takes an earlier visit's answers where nothing is answered yet, and carries on where the person left off. */
  resume(before: Answers): void {
    this.resumed = Object.keys(before).length > 0;
    this.replace({ ...before, ...this.#answers });
    const open = this.visible.findIndex(({ id }) => !Object.hasOwn(this.#answers, id));
    this.step = open < 0 ? this.visible.length - 1 : open;
  }

  #look(): void {
    this.#shown = shownItems(this.instrument, this.#answers);
    this.visible = this.items.filter(({ id }) => this.#shown.has(id));
    this.step = Math.max(0, Math.min(this.step, this.visible.length - 1));
    const open = this.visible.filter(({ id }) => !Object.hasOwn(this.#answers, id));
    this.#answered = this.visible.length - open.length;
    this.#seconds = open.reduce((sum, { kind }) => sum + secondsFor[kind], 0);
  }
}

/** The items that any condition reads: only their answers can show or hide others. */
function decidingItems({ sections }: Instrument): Set<string> {
  const conditions = sections.flatMap(({ when, items }) => [when, ...items.map((item) => item.when)]);
  return new Set(conditions.flatMap((when) => (when ? itemsRead(when) : [])));
}
