import { isLonger } from './characters.js';
import { itemsOf, scaleOf, shownItems } from './instrument.js';
import type { Answer, Answers } from './schema/answers.js';
import type { Instrument, Item } from './schema/instrument.js';

/** What is wrong with an answer. Elements say it in the respondent's language; the receiver answers with the code. */
export type AnswerFaultCode =
  | 'unknown-item'
  | 'wrong-kind'
  | 'out-of-range'
  | 'unknown-option'
  | 'too-many'
  | 'incomplete'
  | 'too-long'
  | 'missing';

export interface AnswerFault {
  item: string;
  code: AnswerFaultCode;
  /** The limit that was passed, for `too-long` and `too-many`. */
  limit?: number;
}

/** What is wrong with a set of answers: each answer against its item, and required items that are shown and empty. */
export function answerFaults(instrument: Instrument, answers: Answers): AnswerFault[] {
  const items = new Map(itemsOf(instrument).map((item) => [item.id, item]));
  const wrong = Object.entries(answers).flatMap(([id, answer]) => {
    const item = items.get(id);
    const fault = item ? answerFault(instrument, item, answer) : ({ item: id, code: 'unknown-item' } as const);
    return fault ? [fault] : [];
  });
  const shown = shownItems(instrument, answers);
  const missing = [...items.values()]
    .filter(({ id, required }) => required && shown.has(id) && !Object.hasOwn(answers, id))
    .map(({ id }) => ({ item: id, code: 'missing' as const }));
  return [...wrong, ...missing];
}

/** What is wrong with one answer, or `undefined`. */
export function answerFault(instrument: Instrument, item: Item, answer: Answer): AnswerFault | undefined {
  const fault = (code: AnswerFaultCode, limit?: number): AnswerFault => ({
    item: item.id,
    code,
    ...(limit === undefined ? {} : { limit }),
  });
  switch (item.kind) {
    case 'likert': {
      const { min, points, na } = scaleOf(instrument, item);
      if (answer === null) return na === undefined ? fault('wrong-kind') : undefined;
      if (typeof answer !== 'number') return fault('wrong-kind');
      return Number.isInteger(answer) && answer >= min && answer < min + points.length
        ? undefined
        : fault('out-of-range');
    }
    case 'rating':
      if (answer === null) return item.na === undefined ? fault('wrong-kind') : undefined;
      if (typeof answer !== 'number') return fault('wrong-kind');
      return Number.isInteger(answer) && answer >= 0 && answer <= 10 ? undefined : fault('out-of-range');
    case 'single':
      if (typeof answer !== 'string') return fault('wrong-kind');
      return item.options.some(({ id }) => id === answer) ? undefined : fault('unknown-option');
    case 'multiple':
    case 'ranking': {
      if (!Array.isArray(answer)) return fault('wrong-kind');
      const options = new Set(item.options.map(({ id }) => id));
      if (answer.some((id) => !options.has(id)) || new Set(answer).size < answer.length) return fault('unknown-option');
      if (item.kind === 'ranking') return answer.length === options.size ? undefined : fault('incomplete');
      return item.max !== undefined && answer.length > item.max ? fault('too-many', item.max) : undefined;
    }
    case 'text':
      if (typeof answer !== 'string') return fault('wrong-kind');
      return isLonger(answer, item.maxLength) ? fault('too-long', item.maxLength) : undefined;
  }
}
