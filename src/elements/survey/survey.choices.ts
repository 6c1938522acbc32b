import { html, noChange, nothing, render, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { Choice, Question } from './survey.model.js';
import { words } from '../../controllers/words.js';

function labels(t: LocalizeController, { id, kind, choices }: Question): TemplateResult[] {
  const type = kind === 'multiple' ? 'checkbox' : 'radio';
  return choices.map(
    ({ value, text }) =>
      html`<label class=${value === 'na' ? 'na' : nothing}><input type=${type} name=${id} value=${value}>${words(t, text)}</label>`,
  );
}

/** The labels of a scale, drawn once: the questions that share it, hundreds perhaps, get copies. */
const drawn = new WeakMap<readonly Choice[], DocumentFragment>();

function draw(t: LocalizeController, asked: Question): DocumentFragment {
  const fragment = document.createDocumentFragment();
  render(labels(t, asked), fragment);
  // Lit's marks are for what changes; of a copy, nothing does.
  const marks = document.createNodeIterator(fragment, NodeFilter.SHOW_COMMENT);
  for (let mark = marks.nextNode(); mark; mark = marks.nextNode()) (mark as Comment).remove();
  drawn.set(asked.choices, fragment);
  return fragment;
}

class Choices extends Directive {
  #asked: Question | undefined;

  override render(t: LocalizeController, asked: Question): unknown {
    return labels(t, asked);
  }

  /** A question's words never change: in another language it is another question. */
  override update(_part: unknown, [t, asked]: [LocalizeController, Question]): unknown {
    if (asked === this.#asked) return noChange;
    this.#asked = asked;
    const copy = (drawn.get(asked.choices) ?? draw(t, asked)).cloneNode(true) as DocumentFragment;
    for (const input of copy.querySelectorAll('input')) input.name = asked.id;
    return copy;
  }
}

/** What can be chosen, each with its button. */
export const choices = directive(Choices);
