import type { Answer } from '../../core/schema/answers.js';
import { answerOfChoice, moved, type Question } from './survey.model.js';
import { keepNothingName } from './survey.pages.js';
import type { SurveySession } from './survey-session.model.js';

/** What a person has just entered, as an answer; `undefined` when the question is now empty. */
export function answerIn(input: HTMLInputElement, { kind }: Question): Answer | undefined {
  if (kind === 'text') return input.value.trim() ? input.value : undefined;
  if (kind !== 'multiple') return answerOfChoice(kind, input.value);
  const all = input.closest('fieldset')!.querySelectorAll<HTMLInputElement>('input:checked');
  return all.length ? [...all].map(({ value }) => value) : undefined;
}

/** A ranking in which a button has moved an option; the focus is to stay with that. */
export function ranked(
  button: HTMLElement,
  session: SurveySession,
  questions: ReadonlyMap<string, Question>,
): [id: string, order: Answer] {
  const { id } = button.closest<HTMLElement>('[data-id]')!.dataset as { id: string };
  const [row, by] = [Number(button.dataset['row']), Number(button.dataset['by'])];
  session.focus = `${id}/${row + by}/${by}`;
  return [id, moved(questions.get(id)!.choices, session.answers[id], row, by)];
}

/** The question whose choices somebody presses Enter on; empty where it is anything else. */
export function chosenBy({ key, target }: KeyboardEvent): string {
  const field = target as HTMLInputElement;
  return key === 'Enter' && field.matches('[type=radio], [type=checkbox]') ? field.name : '';
}

/** Shows the answers in the inputs, which hold them from then on, whether anything can be entered, and what is asked. */
export function paint(root: ParentNode, session: SurveySession, disabled: boolean): void {
  const { answers } = session;
  const controls =
    '[part=questions] :is(input, textarea, button), :is([part=actions], [part=review], .resumed, .other-tab) button, [part=privacy] input';
  for (const control of root.querySelectorAll<HTMLInputElement>(controls)) {
    if (control.disabled !== disabled) control.disabled = disabled;
    if (control.localName !== 'button' && control.name !== keepNothingName)
      show(control, Object.hasOwn(answers, control.name) ? answers[control.name] : undefined);
  }
  showVisible(root, session);
}

function show(input: HTMLInputElement, answer: Answer | undefined): void {
  if (input.type === 'textarea') {
    const text = typeof answer === 'string' ? answer : '';
    // Blanks alone are no answer, and still what somebody has begun to type.
    if ((input.value.trim() && input.value) !== text) input.value = text;
  } else {
    const chosen = Array.isArray(answer)
      ? answer.includes(input.value)
      : answer !== undefined && (answer === null ? 'na' : String(answer)) === input.value;
    if (input.checked !== chosen) input.checked = chosen;
  }
}

/** Hides the questions whose conditions do not hold, sections with none left, and those on another page. */
export function showVisible(root: ParentNode, session: SurveySession): void {
  for (const asked of root.querySelectorAll<HTMLElement>('[part=questions] :is(fieldset, form)[data-id]')) {
    asked.hidden = !session.isShown(asked.dataset['id']!);
  }
  for (const section of root.querySelectorAll<HTMLElement>('[part=questions] section')) {
    const id = section.dataset['section']!;
    section.hidden = !session.showsSection(id);
    section.classList.toggle('elsewhere', !session.isHere(id));
  }
}

/** Remembers what has the focus, and gives it back where a choice is drawn anew; where it is gone, to the heading. */
export function focusKept(root: ShadowRoot): () => void {
  const at = root.activeElement as HTMLInputElement | null;
  return () => {
    if (!at || at.isConnected) return;
    const again = root.querySelector<HTMLElement>(
      at.name
        ? `[name="${at.name}"]:is([value="${CSS.escape(at.value)}"], textarea)`
        : `[data-act="${at.dataset['act']}"]`,
    );
    if (again) again.focus({ preventScroll: true });
    else root.querySelector<HTMLElement>('h2')?.focus();
  };
}
