import { answerFaults, type AnswerFault } from '../../core/answer-faults.js';
import { itemsRead } from '../../core/conditions.js';
import { itemHash, itemsOf, shownItems } from '../../core/instrument.js';
import type { Answer, Answers } from '../../core/schema/answers.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';

/** Seconds a person needs for one item: five minutes for the built-in survey of 18 statements. */
const secondsFor: Record<Item['kind'], number> = { likert: 8, rating: 10, single: 10, multiple: 15, ranking: 25, text: 40 };

/** What a draft keeps: the answers, and which wording each was given to. */
export interface Kept {
  answers: Answers;
  hashes: Readonly<Record<string, string>>;
}

/** One person's way through an instrument. An answer costs the same in a survey of twelve items as in one of a thousand. */
export class SurveySession {
  readonly items: readonly Item[];
  /** The items now shown, in order. */
  visible: readonly Item[] = [];
  /** Which of them is asked, where they are asked one at a time. */
  step = 0;
  phase: 'answering' | 'review' | 'sent' = 'answering';
  /** What is wrong, by item id, since the person last tried to go on. */
  errors: ReadonlyMap<string, AnswerFault> = new Map();
  /** Where the person should find themselves next: an item's id, or a place. Empty when they stay where they are. */
  focus: 'heading' | 'errors' | 'own' | (string & {}) = '';
  /** Whether earlier answers were found on this device. */
  resumed = false;
  ownShown = false;
  #answers: Record<string, Answer> = {};
  #hashes: Record<string, string> = {};
  #byId: ReadonlyMap<string, Item>;
  #shown: ReadonlySet<string> = new Set();
  #deciding: ReadonlySet<string>;
  #answered = 0;
  #seconds = 0;

  constructor(
    readonly instrument: Instrument,
    answers: Answers = {},
  ) {
    this.items = itemsOf(instrument);
    this.#byId = new Map(this.items.map((item) => [item.id, item]));
    this.#deciding = decidingItems(instrument);
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

  /** One question on or back; past the last one to the review. A wrong or missing answer holds on. */
  go(by: 1 | -1): void {
    const now = this.visible[this.step]?.id;
    if (by > 0 && !this.check(now)) return;
    if (this.step + by >= this.visible.length) return this.review();
    this.step = Math.max(0, this.step + by);
    this.focus = this.visible[this.step]!.id;
  }

  goTo(id: string): void {
    this.phase = 'answering';
    const step = this.visible.findIndex((item) => item.id === id);
    this.step = Math.max(0, step);
    this.focus = id;
  }

  review(): void {
    if (this.check()) this.#enter('review');
  }

  edit(): void {
    this.#enter('answering');
  }

  finish(): void {
    this.#enter('sent');
  }

  showOwn(): void {
    this.ownShown = true;
    this.focus = 'own';
  }

  startOver(): void {
    this.resumed = this.ownShown = false;
    this.errors = new Map();
    this.replace({});
    this.#enter('answering');
  }

  /** Notes what is wrong with all answers, or with one, and brings the person there. Returns whether all is well. */
  check(only?: string): boolean {
    const faults = this.faults(only);
    this.errors = new Map(faults.map((fault) => [fault.item, fault]));
    if (faults.length) {
      this.phase = 'answering';
      this.focus = 'errors';
    }
    return !faults.length;
  }

  #enter(phase: SurveySession['phase']): void {
    this.phase = phase;
    this.focus = 'heading';
  }

  /** Notes, changes or (`undefined`) clears an answer. Returns whether other items may now show or hide. */
  record(id: string, answer: Answer | undefined): boolean {
    const item = this.#byId.get(id);
    if (!item) return false;
    if (this.errors.has(id)) this.errors = new Map([...this.errors].filter(([other]) => other !== id));
    const had = Object.hasOwn(this.#answers, id);
    if (answer === undefined) {
      delete this.#answers[id];
      delete this.#hashes[id];
    } else {
      this.#answers[id] = answer;
      this.#hashes[id] = itemHash(this.instrument, item);
    }
    if (this.#deciding.has(id)) {
      this.#look();
      return true;
    }
    const step = Number(answer !== undefined) - Number(had);
    this.#answered += step;
    this.#seconds -= step * secondsFor[item.kind];
    return false;
  }

  /** Starts over from these answers; those to items the instrument does not have are dropped. */
  replace(answers: Answers): void {
    this.#answers = {};
    this.#hashes = {};
    for (const item of this.items) {
      if (!Object.hasOwn(answers, item.id)) continue;
      this.#answers[item.id] = answers[item.id]!;
      this.#hashes[item.id] = itemHash(this.instrument, item);
    }
    this.#look();
  }

  /** Takes a kept draft's answers where nothing is answered yet and the item is still the same. */
  resume(kept: Kept): void {
    const fitting = this.items.filter(
      (item) =>
        Object.hasOwn(kept.answers, item.id) &&
        !Object.hasOwn(this.#answers, item.id) &&
        kept.hashes[item.id] === itemHash(this.instrument, item),
    );
    const before = Object.fromEntries(fitting.map(({ id }) => [id, kept.answers[id]!]));
    this.replace({ ...before, ...this.#answers });
    // Carry on where the person left off.
    const open = this.visible.findIndex(({ id }) => !Object.hasOwn(this.#answers, id));
    this.step = open < 0 ? this.visible.length - 1 : open;
    this.resumed = fitting.length > 0;
  }

  /** What to keep on the device. */
  kept(): { answers: Answers; hashes: Record<string, string> } {
    return { answers: { ...this.#answers }, hashes: { ...this.#hashes } };
  }

  /** What stands in the way of sending: wrong answers, and required ones that are shown and empty. Of all items, or of one. */
  faults(only?: string): AnswerFault[] {
    return answerFaults(this.instrument, this.#answers).filter(({ item }) => this.#shown.has(item) && (only ?? item) === item);
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
