import type { Answer, Answers } from './schema/answers.js';
import type { Condition } from './schema/condition.js';

/** Whether a condition holds for the answers so far. An unanswered item compares as `undefined`: only `ne` and `unanswered` hold. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, answers));
  if ('any' in condition) return condition.any.some((each) => holds(each, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const { item, is, value } = condition;
  const answer = Object.hasOwn(answers, item) ? answers[item] : undefined;
  switch (is) {
    case 'answered':
      return answer !== undefined;
    case 'unanswered':
      return answer === undefined;
    case 'eq':
      return answer === value;
    case 'ne':
      return answer !== value;
    case 'in':
      return Array.isArray(value) && value.some((each) => each === answer);
    case 'has':
      return Array.isArray(answer) && answer.some((each) => each === value);
    default:
      return compares(is, answer, value);
  }
}

function compares(is: 'lt' | 'lte' | 'gt' | 'gte', answer: Answer | undefined, value: unknown): boolean {
  if (typeof answer !== 'number' || typeof value !== 'number') return false;
  if (is === 'lt') return answer < value;
  if (is === 'lte') return answer <= value;
  return is === 'gt' ? answer > value : answer >= value;
}

/** The ids of the items a condition reads, each once. */
export function itemsRead(condition: Condition): string[] {
  if ('item' in condition) return [condition.item];
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not];
  return [...new Set(parts.flatMap(itemsRead))];
}
