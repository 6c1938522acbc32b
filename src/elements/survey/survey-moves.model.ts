import { answerFaults, type AnswerFault } from '../../core/answer-faults.js';
import type { SurveySession } from './survey-session.model.js';

/** What stands in the way of sending: wrong answers, and required ones that are shown and empty. Of all items, or of one. */
export function faultsIn(session: SurveySession, only?: string): AnswerFault[] {
  const faults = answerFaults(session.instrument, session.answers);
  return faults.filter(({ item }) => session.isShown(item) && (only ?? item) === item);
}

/** Notes what is wrong with all answers, or with one, and brings the person there. Returns whether all is well. */
export function check(session: SurveySession, only?: string): boolean {
  const faults = faultsIn(session, only);
  session.errors = new Map(faults.map((fault) => [fault.item, fault]));
  if (!faults.length) return true;
  session.phase = 'answering';
  session.focus = 'errors';
  return false;
}

/** What a person does to get on. A wrong or missing answer holds on. */
export const moves = {
  next(session: SurveySession): void {
    const now = session.visible[session.step]?.id;
    if (!check(session, now)) return;
    if (session.step + 1 >= session.visible.length) moves.review(session);
    else toStep(session, session.step + 1);
  },
  back(session: SurveySession): void {
    toStep(session, Math.max(0, session.step - 1));
  },
  review(session: SurveySession): void {
    if (check(session)) enter(session, 'review');
  },
  edit(session: SurveySession): void {
    enter(session, 'answering');
  },
  finish(session: SurveySession): void {
    enter(session, 'sent');
  },
  handOver(session: SurveySession): void {
    enter(session, 'taken');
  },
  showOwn(session: SurveySession): void {
    session.ownShown = true;
    session.focus = 'own';
  },
  again(session: SurveySession): void {
    moves.startOver(session);
  },
  startOver(session: SurveySession): void {
    session.resumed = session.ownShown = false;
    session.errors = new Map();
    session.replace({});
    enter(session, 'answering');
  },
};

/** Back to one question, wherever the person is now. */
export function goTo(session: SurveySession, id: string): void {
  session.phase = 'answering';
  const step = session.visible.findIndex((item) => item.id === id);
  session.step = Math.max(0, step);
  session.focus = `${id}/`;
}

function toStep(session: SurveySession, step: number): void {
  session.step = step;
  session.focus = `${session.visible[step]!.id}/`;
}

function enter(session: SurveySession, phase: SurveySession['phase']): void {
  session.phase = phase;
  session.focus = 'heading';
}
