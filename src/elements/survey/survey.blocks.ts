import { noChange, type ChildPart, type TemplateResult } from 'lit';
import { setChildPartValue } from 'lit/directive-helpers.js';
import { Directive, directive } from 'lit/directive.js';
import type { Question } from './survey.model.js';

/** How many questions are drawn with the page: a window shows fewer. */
const atOnce = 24;
/** How long the main thread may be kept by those that follow, before it looks up for the person. */
const sliceMs = 8;

/** The questions of one element in blocks: those in view come with the page, the others in the frames after it. */
export class Blocks {
  #waiting = new Set<Block>();
  #room = atOnce;
  #scheduled = false;

  /** `drawn` is told of each block that has come to the others. */
  constructor(readonly drawn: (root: ParentNode) => void) {}

  /** A page of its own begins: its first blocks come at once, on paper all of them. */
  begin(whole = false): void {
    this.#waiting.clear();
    removeEventListener('beforeprint', this.#all);
    this.#room = whole ? Infinity : atOnce;
  }

  /** Whether a block may be drawn now; it has its turn later otherwise. `here`: on the page that is asked now. */
  admits(block: Block, questions: number, here: boolean): boolean {
    const admitted = here && (this.#room === atOnce || questions <= this.#room);
    if (admitted) this.#waiting.delete(block);
    else this.#wait(block);
    if (here) this.#room = admitted ? this.#room - questions : 0;
    return admitted;
  }

  /** Draws what still waits: all of it, or the block that holds a question. */
  draw(id?: string): void {
    for (const block of this.#waiting) if (id === undefined || block.holds(id)) this.#show(block);
  }

  #wait(block: Block): void {
    if (!this.#waiting.size) addEventListener('beforeprint', this.#all);
    this.#waiting.add(block);
    this.#schedule();
  }

  #all = (): void => this.draw();

  /** A frame later, by a timer: a page in the background has no frames. */
  #schedule(): void {
    if (!this.#scheduled) setTimeout(this.#slice, 16);
    this.#scheduled = true;
  }

  #slice = (): void => {
    this.#scheduled = false;
    const end = performance.now() + sliceMs;
    for (const block of this.#waiting) {
      this.#show(block);
      if (performance.now() >= end) break;
    }
    if (this.#waiting.size) this.#schedule();
  };

  #show(block: Block): void {
    this.#waiting.delete(block);
    if (!this.#waiting.size) removeEventListener('beforeprint', this.#all);
    block.draw();
    this.drawn(block.place);
  }
}

class Block extends Directive {
  #part: ChildPart | undefined;
  #questions: readonly Question[] = [];
  #question!: (asked: Question) => TemplateResult;
  #drawn = false;

  override render(
    _blocks: Blocks,
    questions: readonly Question[],
    _here: boolean,
    question: (asked: Question) => TemplateResult,
  ): unknown {
    return questions.map(question);
  }

  override update(part: ChildPart, [blocks, questions, here, question]: Parameters<this['render']>): unknown {
    this.#part = part;
    this.#questions = questions;
    this.#question = question;
    this.#drawn ||= blocks.admits(this, questions.length, here);
    return this.#drawn ? questions.map(question) : noChange;
  }

  get place(): ParentNode & Node {
    return this.#part!.parentNode as ParentNode & Node;
  }

  holds(id: string): boolean {
    return this.#questions.some((asked) => asked.id === id);
  }

  draw(): void {
    this.#drawn = true;
    setChildPartValue(this.#part!, this.#questions.map(this.#question), this as never);
  }
}

/** A block's questions, now or when their turn comes. */
export const block = directive(Block);
