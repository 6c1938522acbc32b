import { answerFaults, type AnswerFault } from '../../core/answer-faults.js';
import type { Item } from '../../core/schema/instrument.js';
import type { SurveySession } from './survey-session.model.js';

/** What stands in the way of sending, in the order it is asked: wrong answers, and required ones that are empty. Of all items shown, or of some. */
export function faultsIn(session: SurveySession, among: readonly Item[] = session.visible): AnswerFault[] {
  const faults = new Map(answerFaults(session.instrument, session.answers).map((fault) => [fault.item, fault]));
  return among.flatMap(({ id }) => faults.get(id) ?? []);
}

/** Notes what is wrong with all answers, or with some, and brings the person there. Returns whether all is well. */
export function check(session: SurveySession, only?: readonly Item[]): boolean {
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
    if (!check(session, session.page)) return;
    if (session.step + 1 >= session.pages.length) moves.review(session);
    else toStep(session, session.step + 1);
  },
  /** To the question after this one, or to the next page after its last. */
  onward(session: SurveySession, at: string): void {
    const next = session.page[session.page.findIndex(({ id }) => id === at) + 1];
    if (next) session.focus = `${next.id}/`;
    else moves.next(session);
  },
  back(session: SurveySession): void {
    toStep(session, Math.max(0, session.step - 1));
  },
  review(session: SurveySession): void {
    session.empty = !session.progress.answered;
    if (!check(session)) return;
    if (session.empty) session.focus = 'errors';
    else enter(session, 'review');
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
  /** To one question, wherever the person is now. */
  goTo(session: SurveySession, at: string): void {
    session.phase = 'answering';
    session.step = session.pageOf(at);
    session.focus = `${at}/`;
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
    session.empty = false;
    session.elsewhere = false;
    session.aside = [];
    session.replace({});
    enter(session, 'answering');
  },
};

function toStep(session: SurveySession, step: number): void {
  session.step = step;
  session.focus = session.paged === 'section' ? 'section' : `${session.page[0]!.id}/`;
}

function enter(session: SurveySession, phase: SurveySession['phase']): void {
  session.phase = phase;
  session.focus = 'heading';
}
