import type { LocalizeController } from '../../controllers/localize.js';
import { countCharacters, firstCharacters, unitsPerCharacter } from '../../core/characters.js';
import type { Question } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';

/**
 * Holds an open answer to its length, and says how much room it has left once that gets tight: a count from the start
 * would only distract. What was just typed or pasted and finds no room is cut; what was there before is not.
 */
export function holdLength(
  event: Event,
  { id, max }: Question,
  { answers: { [id]: before } }: SurveySession,
  t: LocalizeController,
): void {
  const input = event.target as HTMLTextAreaElement;
  // Each character is one unit or more: most texts need no count.
  const tight = Math.min(50, Math.floor(max / 5));
  if (input.value.length > max && !(event as InputEvent).isComposing) {
    // Before anything is counted: what is longer than this has too many, whatever they are.
    if (input.value.length > max * unitsPerCharacter) input.value = input.value.slice(0, max * unitsPerCharacter);
    const most = Math.max(max, typeof before === 'string' ? countCharacters(before) : 0);
    const caret = input.selectionEnd ?? input.value.length;
    const room = most - countCharacters(input.value.slice(caret), most);
    const kept = firstCharacters(input.value.slice(0, caret), room);
    if (kept.length < caret) input.setRangeText('', kept.length, caret, 'end');
  }
  const left = input.value.length < max - tight ? max : max - countCharacters(input.value);
  const words = (): string => t.text((m) => (left < 0 ? m.faults['too-long'](max) : m.charactersLeft(left)));
  const text = left <= tight ? words() : '';
  const count = input.form!.querySelector('.count')!;
  if (count.textContent !== text) count.textContent = text;
}
