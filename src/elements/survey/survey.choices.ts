import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { directionOf, type LocalizeController } from '../../controllers/localize.js';
import type { Choice, Question } from './survey.model.js';

/** Adds words, each in its element. By hand: templates for so little cost more than all else of a first question. */
function list<Into extends ParentNode & Node>(
  into: Into,
  tag: 'label' | 'span',
  t: LocalizeController,
  choices: readonly Choice[],
): Into {
  for (const { value, text } of choices) {
    const each = into.appendChild(document.createElement(tag));
    if (value === 'na') each.className = 'na';
    if (text.lang === '' || text.lang === t.language) each.append(text.text);
    else {
      const foreign = each.appendChild(document.createElement('span'));
      Object.assign(foreign, { lang: text.lang, dir: directionOf(text.lang), textContent: text.text });
    }
  }
  return into;
}

/** Labels with their buttons, made once: the questions that share them, hundreds perhaps, get copies. */
const made = new WeakMap<readonly Choice[], DocumentFragment>();

function make(t: LocalizeController, { kind, choices }: Question): DocumentFragment {
  const labels = list(document.createDocumentFragment(), 'label', t, choices);
  for (const [index, { value }] of choices.entries()) {
    const input = document.createElement('input');
    // Attributes, which style sheets, and the hosts' own scripts, look for; and which are copied.
    input.setAttribute('type', kind === 'multiple' ? 'checkbox' : 'radio');
    input.setAttribute('value', value);
    labels.children[index]!.prepend(input);
  }
  made.set(choices, labels);
  return labels;
}

/** A matrix's labels once, in view while one scrolls through it. Each row has its own for those who hear it. */
function scaleAbove(t: LocalizeController, scale: readonly Choice[]): HTMLElement {
  const above = Object.assign(document.createElement('div'), { className: `scale of-${scale.length}`, ariaHidden: 'true' });
  return list(above, 'span', t, scale);
}

class Choices extends Directive {
  #drawn: unknown;

  override render(t: LocalizeController, of: Question | readonly Choice[]): unknown {
    if (of === this.#drawn) return noChange;
    this.#drawn = of;
    if (!('choices' in of)) return scaleAbove(t, of);
    const copy = (made.get(of.choices) ?? make(t, of)).cloneNode(true) as DocumentFragment;
    for (let label = copy.firstElementChild; label; label = label.nextElementSibling)
      (label.firstElementChild as HTMLInputElement).name = of.id;
    return copy;
  }
}

/** What can be chosen: in a question each with its button, or a scale's words alone. They never change: in another language it is another question. */
export const choices = directive(Choices);
