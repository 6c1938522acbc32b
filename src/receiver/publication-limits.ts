import type { Privacy } from '../core/schema/event.js';
import { Refusal } from './problem.js';
import { givesFigures, isGuarded } from './rules.js';
import type { Group, Segment, Survey, SurveyRules } from './store/surveys.js';

const strictness: readonly Privacy[] = ['identified', 'confidential', 'anonymous'];

/**
 * What publishing a survey again may change: its wording, its times and the names of its groups. Nothing that protects
 * whoever answered becomes looser, and nothing from which a second figure could be made that differs from the first by
 * a few people.
 *
 * @param answered whether anyone has
 * @throws {Refusal} naming the rule and the remedy.
 */
export function requireUnloosened(before: Survey, rules: SurveyRules, answered: boolean, now: number): void {
  const { minimum, commentsMinimum, privacy } = rules;
  if (minimum < before.minimum || commentsMinimum < before.commentsMinimum) {
    throw new Refusal('minimum-fixed', {
      detail: `Publish with at least ${before.minimum} and ${before.commentsMinimum}, or under a new id.`,
    });
  }
  const looser = strictness.indexOf(privacy) < strictness.indexOf(before.privacy);
  if (looser || (answered && privacy !== before.privacy)) {
    throw new Refusal('privacy-fixed', {
      path: 'privacy',
      detail: `Publish it as ${before.privacy}, or under a new id.`,
    });
  }
  if (!answered) return;
  const fixed = (path: string, detail: string): never => {
    throw new Refusal('rules-fixed', { path, detail: `${detail}, or publish under a new id.` });
  };
  // Who was invited and who was not answered under different rules: figures of both at once would be of neither.
  if (rules.participation !== before.participation)
    fixed('participation', `Somebody has answered: leave it at "${before.participation}"`);
  if (before.results === 'after-close' && rules.results === 'at-once') fixed('results', 'Leave it at "after-close"');
  if (places(before.groups) !== places(rules.groups))
    fixed('groups', 'Leave the groups and what each is part of as they were');
  if (places(before.segments) !== places(rules.segments)) fixed('segments', 'Leave the segments as they were');
  // Who waits for a few answers more and lets figures come out again could subtract the first ones.
  if (!isGuarded(before) || givesFigures(rules, now)) return;
  if (before.releasedOn !== undefined) fixed('closesAt', 'Its figures have come out: it stays closed');
  if (before.commentsReleasedOn !== undefined) fixed('closesAt', 'Its comments have come out: it stays closed');
}

/** The same text for the same division, in whatever order and under whatever names. */
const places = (parts: readonly (Group | Segment)[] = []): string =>
  JSON.stringify(parts.map((part) => [part.id, 'parent' in part ? part.parent : null]).sort());
