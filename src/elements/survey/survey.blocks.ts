import { noChange, type ChildPart, type TemplateResult } from 'lit';
import { setChildPartValue } from 'lit/directive-helpers.js';
import { Directive, directive } from 'lit/directive.js';
import type { Question } from './survey.model.js';

/** How many questions a window shows beneath a survey's title and promise: rows where there is room, else answers one beneath the other. */
const inWindow = (): number => Math.max(3, Math.ceil((innerHeight - 400) / (innerWidth < 512 ? 250 : 68)));
/** How long the main thread may be kept by those that follow, before it looks up for the person. */
const sliceMs = 8;
/** A frame. */
const frameMs = 16;

/** What waits to be drawn in this page, whichever survey it is in: they take turns. */
const waiting = new Set<Block>();
/** How many questions may still be drawn before the next frame; as many as a window shows, once it is past. */
let room: number | undefined;
let scheduled = false;

/** Runs something once what was drawn is painted, and so much later. A page in the background paints nothing: there a timer comes first. */
export function afterPaint(run: () => void, ms: number): void {
  let waits = true;
  const once = (): void => {
    if (waits) run();
    waits = false;
  };
  setTimeout(once, 250);
  requestAnimationFrame(() => setTimeout(once, ms));
}

/** Whether any question of this page still waits to be drawn. */
export const isDrawing = (): boolean => waiting.size > 0;

function wait(block: Block): void {
  if (!waiting.size) addEventListener('beforeprint', drawAll);
  waiting.add(block);
  if (!scheduled) afterPaint(slice, frameMs);
  scheduled = true;
}

function done(block: Block): void {
  waiting.delete(block);
  if (!waiting.size) removeEventListener('beforeprint', drawAll);
}

function drawAll(): void {
  for (const block of waiting) block.draw();
}

function slice(): void {
  const end = performance.now() + sliceMs;
  for (const block of waiting) {
    block.draw();
    if (performance.now() >= end) break;
  }
  scheduled = waiting.size > 0;
  if (scheduled) setTimeout(slice, frameMs);
}

/** The questions of one element in blocks: those in view come with the page, the others in the frames after it. */
export class Blocks {
  #full = false;

  /** `drawn` is told of each block that has come to the others. */
  constructor(readonly drawn: (root: ParentNode) => void) {}

  /** A page of its own begins: its first questions come at once, on paper all of them. */
  begin(whole = false): void {
    for (const block of waiting) if (block.of === this) done(block);
    this.#full = false;
    if (room === undefined) setTimeout(() => (room = undefined), frameMs);
    if (whole) room = Infinity;
    else room ??= inWindow();
  }

  /** How many of a block's questions may be drawn now; the others have their turn later. `here`: on the page that is asked now. */
  admits(block: Block, questions: number, here: boolean): number {
    const admitted = here && !this.#full ? Math.min(questions, room ?? 0) : 0;
    if (here) {
      room = (room ?? 0) - admitted;
      this.#full = admitted < questions;
    }
    if (admitted < questions) wait(block);
    return admitted;
  }

  /** Draws what still waits: all of it, or the block that holds a question. */
  draw(id?: string): void {
    for (const block of waiting) if (block.of === this && (id === undefined || block.holds(id))) block.draw();
  }
}

class Block extends Directive {
  of: Blocks | undefined;
  #part: ChildPart | undefined;
  #questions: readonly Question[] = [];
  #question!: (asked: Question) => TemplateResult;
  #from: readonly unknown[] = [];
  /** How many questions are drawn. */
  #drawn = 0;

  override render(
    _blocks: Blocks,
    questions: readonly Question[],
    _here: boolean,
    question: (asked: Question) => TemplateResult,
    _from: readonly unknown[],
  ): unknown {
    return questions.map(question);
  }

  override update(part: ChildPart, [blocks, questions, here, question, from]: Parameters<this['render']>): unknown {
    const before = this.#drawn;
    const isSame = questions === this.#questions && from.every((each, index) => each === this.#from[index]);
    this.of = blocks;
    this.#part = part;
    this.#questions = questions;
    this.#question = question;
    this.#from = from;
    this.#drawn = Math.max(before, blocks.admits(this, questions.length, here));
    if (!this.#drawn) this.#place.classList.add('later');
    return isSame && before === this.#drawn ? noChange : this.#templates();
  }

  holds(id: string): boolean {
    return this.#questions.some((asked) => asked.id === id);
  }

  /** Draws all of it. */
  draw(): void {
    done(this);
    this.#drawn = this.#questions.length;
    setChildPartValue(this.#part!, this.#templates(), this as never);
    this.of!.drawn(this.#place);
  }

  get #place(): Element {
    return this.#part!.parentNode as Element;
  }

  #templates(): TemplateResult[] {
    return this.#questions.slice(0, this.#drawn).map(this.#question);
  }
}

/** A block's questions, now or when their turn comes; anew only where they, or what else they are drawn `from`, are others than before. */
export const block = directive(Block);
