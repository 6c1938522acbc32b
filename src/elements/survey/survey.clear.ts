import type { Scene } from './survey.questions.js';
import type { SurveySession } from './survey-session.model.js';

type Asking = Pick<Scene, 't' | 'session' | 'questions'>;

interface Offer {
  asking: Asking;
  /** One for all questions: it stands in the one that has the focus, whichever way that came there. */
  button: HTMLButtonElement;
}
const offers = new WeakMap<Node, Offer>();

/**
 * From now on the question that gets the focus has the button that takes its answer back, last, so that Tab reaches it
 * after the choices. A style sheet shows it while there is an answer: giving one writes nothing here.
 */
export function offerClearing(root: Node, asking: Asking): void {
  const known = offers.get(root);
  const offer = known ?? { asking, button: made() };
  offers.set(root, offer);
  offer.asking = asking;
  if (!known) root.addEventListener('focusin', ({ target }) => place(offer, target as Element));
  // It may be shown in another language by now.
  if (offer.button.parentElement) name(offer, offer.button.parentElement);
  // Somebody may have begun before this was there.
  place(offer, (root as ShadowRoot).activeElement);
}

function place(offer: Offer, focused: Element | null): void {
  const asked = focused?.closest('fieldset:not(.multiple)');
  if (asked && asked !== offer.button.parentNode && name(offer, asked)) asked.append(offer.button);
}

/** Says what the button is for. Returns whether the question may go without an answer. */
function name({ asking: { t, questions }, button }: Offer, asked: Element): boolean {
  const question = questions.get((asked as HTMLElement).dataset['id']!);
  if (!question || question.required) return false;
  const full = t.text((m) => m.about(m.clear, question.text.text));
  if (button.ariaLabel === full) return true;
  button.ariaLabel = button.title = full;
  button.lastElementChild!.textContent = t.text((m) => m.clear);
  return true;
}

function made(): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'clear quiet small' });
  button.dataset['act'] = 'clear';
  const svg = 'http://www.w3.org/2000/svg';
  const cross = document.createElementNS(svg, 'svg');
  cross.setAttribute('viewBox', '0 0 20 20');
  cross.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', 'M6 6l8 8M14 6l-8 8');
  cross.append(path);
  button.append(cross, document.createElement('span'));
  return button;
}

/** Unticks what was chosen and keeps the focus where it was. Returns the item. */
export function clear(button: Element, session: SurveySession): string {
  const asked = button.closest<HTMLElement>('[data-id]')!;
  const id = asked.dataset['id']!;
  const chosen = asked.querySelector<HTMLInputElement>('input:checked');
  // Without an answer the button is not shown any more, and what is not shown has no focus.
  (chosen ?? asked).focus({ preventScroll: true });
  if (chosen) chosen.checked = false;
  else session.focus = `${id}/0/0`;
  return id;
}
