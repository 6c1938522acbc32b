import type { Given } from '../../core/given.js';
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

/** What is asked at once: one question, one section, or all there is. */
export type Paging = 'question' | 'section' | 'never';

/** One person's way through an instrument. An answer costs the same in a survey of twelve items as in one of a thousand. */
export class SurveySession {
  readonly items: readonly Item[];
  /** The items now shown, in order. */
  visible: readonly Item[] = [];
  /** What is asked at once: a question, a section, or everything. */
  paged: Paging = 'never';
  /** The items now shown, page by page. */
  pages: readonly (readonly Item[])[] = [];
  /** Which page is asked now. */
  step = 0;
  /** `taken`: the page has taken the answers over. */
  phase: 'answering' | 'review' | 'sent' | 'taken' = 'answering';
  /** What is wrong, by item id, since the person last tried to go on. */
  errors: ReadonlyMap<string, AnswerFault> = new Map();
  /** Whether the person wanted to send and has answered nothing. */
  empty = false;
  /** Where the person should find themselves next: an item's id, or a place. Empty when they stay where they are. */
  focus: 'heading' | 'errors' | 'own' | 'other-tab' | (string & {}) = '';
  /** Whether earlier answers were found on this device. */
  resumed = false;
  ownShown = false;
  /** Whether other answers than these were sent from another tab. */
  elsewhere = false;
  /** Earlier answers to words that have changed since, the latest first. */
  aside: readonly Given[] = [];
  /** By item id. Without a prototype: an item that is not answered may be called `toString`. */
  #answers!: Record<string, Answer>;
  #byId: ReadonlyMap<string, Item>;
  #sectionOf: ReadonlyMap<string, string>;
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
    this.#sectionOf = new Map(instrument.sections.flatMap(({ id, items }) => items.map((item) => [item.id, id])));
    if (before) {
      ({ phase: this.phase, resumed: this.resumed, ownShown: this.ownShown } = before);
      ({ paged: this.paged, step: this.step } = before);
    }
    this.replace(answers);
  }

  /** Whether the person still has the answers in hand: nothing has been sent or taken over. */
  get isOpen(): boolean {
    return this.phase === 'answering' || this.phase === 'review';
  }

  get answers(): Answers {
    return this.#answers;
  }

  /** How far the person is. Minutes are rounded; under half a minute is 0. */
  get progress(): { answered: number; total: number; minutes: number } {
    return { answered: this.#answered, total: this.visible.length, minutes: Math.round(this.#seconds / 60) };
  }

  isShown = (id: string): boolean => this.#shown.has(id);
  item = (id: string): Item | undefined => this.#byId.get(id);

  /** The items that are asked now. */
  get page(): readonly Item[] {
    return this.pages[this.step] ?? [];
  }

  /** Whether anything of a section is asked now. */
  isHere = (section: string): boolean =>
    this.paged === 'never' || this.page.some(({ id }) => this.#sectionOf.get(id) === section);

  /** The page that an item is on. */
  pageOf(id: string): number {
    return Math.max(
      0,
      this.pages.findIndex((page) => page.some((item) => item.id === id)),
    );
  }

  /** Asks more or less at once from now on. */
  turn(paged: Paging): void {
    if (paged === this.paged) return;
    const lost = this.paged === 'never' && this.resumed;
    this.paged = paged;
    this.#divide();
    if (lost) this.#carryOn();
  }

  /** Whether all is asked at once, and nothing is answered. */
  get isBlank(): boolean {
    return this.pages.length < 2 && this.visible.length === this.items.length && !Object.keys(this.#answers).length;
  }

  /** Whether any of a section's items is shown. */
  showsSection = (id: string): boolean =>
    this.instrument.sections.some(
      (section) => section.id === id && section.items.some((item) => this.isShown(item.id)),
    );

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
    if (wrong.length < this.errors.size || this.empty) this.errors = new Map(wrong);
    this.empty = false;
    if (decides) return true;
    const step = Number(answer !== undefined) - Number(had);
    this.#answered += step;
    this.#seconds -= step * secondsFor[item.kind];
    return false;
  }

  /** Starts over from these answers; those to items the instrument does not have are dropped. */
  replace(answers: Answers): void {
    this.#answers = Object.create(null) as Record<string, Answer>;
    for (const { id } of this.items) if (Object.hasOwn(answers, id)) this.#answers[id] = answers[id]!;
    this.#look();
  }

  /** Takes an earlier visit's answers, and carries on where the person left off. */
  resume(before: Answers): void {
    this.resumed = Object.keys(before).length > 0;
    this.replace({ ...this.#answers, ...before });
    this.#carryOn();
  }

  /** Where the first answer is missing. */
  #carryOn(): void {
    const open = this.visible.find(({ id }) => !Object.hasOwn(this.#answers, id));
    this.step = open ? this.pageOf(open.id) : this.pages.length - 1;
  }

  #look(): void {
    this.#shown = shownItems(this.instrument, this.#answers);
    this.visible = this.items.filter(({ id }) => this.#shown.has(id));
    this.#divide();
    const open = this.visible.filter(({ id }) => !Object.hasOwn(this.#answers, id));
    this.#answered = this.visible.length - open.length;
    this.#seconds = open.reduce((sum, { kind }) => sum + secondsFor[kind], 0);
  }

  /** Puts what is shown on pages. The person stays with what they are at, if that is still shown. */
  #divide(): void {
    const at = this.page.find(({ id }) => this.#shown.has(id));
    const pages = new Map<string, Item[]>();
    for (const item of this.visible) {
      const page = this.paged === 'question' ? item.id : this.paged === 'section' ? this.#sectionOf.get(item.id)! : '';
      const items = pages.get(page);
      if (items) items.push(item);
      else pages.set(page, [item]);
    }
    this.pages = [...pages.values()];
    this.step = at ? this.pageOf(at.id) : Math.max(0, Math.min(this.step, this.pages.length - 1));
  }
}

/** The items that any condition reads: only their answers can show or hide others. */
function decidingItems({ sections }: Instrument): Set<string> {
  const conditions = sections.flatMap(({ when, items }) => [when, ...items.map((item) => item.when)]);
  return new Set(conditions.flatMap((when) => (when ? itemsRead(when) : [])));
}
