import type { Whose } from '../../controllers/early.js';
import { earlyAnswers } from '../../controllers/early-found.js';
import type { Given } from '../../core/given.js';
import type { Found, Mark, SubmissionController } from '../../controllers/submission.js';
import type { Answer } from '../../core/schema/answers.js';
import type { Instrument } from '../../core/schema/instrument.js';
import { answersIn, fitting, givenEarly } from './survey-given.model.js';
import type { View } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';

/** What was answered before this code had come: it is kept like all other answers from now on. */
export function takeEarly(
  host: Whose,
  survey: string,
  { instrument }: SurveySession,
  view: (then: Instrument) => View,
): Given[] {
  return earlyAnswers(host, survey, (early) => givenEarly(early, instrument, view));
}

/** What an earlier visit left, brought into the session: a draft goes on, and what was refused comes back to be mended. */
export async function takeUp(
  { delivery, elsewhere }: SubmissionController,
  session: SurveySession,
  { given, submitted }: Found,
): Promise<void> {
  if (submitted) {
    session.phase = 'sent';
    if (delivery.delivery?.state === 'dead') session.replace(answersIn(await delivery.export()));
    return;
  }
  const { answers, aside } = fitting(session, given);
  session.elsewhere = elsewhere;
  session.aside = aside;
  // Where nothing is new, the person stays where they are by now.
  const isNew = ([id, answer]: [string, Answer]): boolean => String(session.answers[id]) !== String(answer);
  if (Object.entries(answers).some(isNew)) session.resume(answers);
}

/** Other questions have come in the place of these: an answer goes with its words. */
export function refit({ autosave }: SubmissionController, session: SurveySession): void {
  const { answers, aside } = fitting(session, autosave.given);
  const former = new Set(aside.map(({ item }) => item));
  const here = Object.entries(session.answers).filter(([item]) => !former.has(item));
  session.aside = aside;
  session.replace({ ...Object.fromEntries(here), ...answers });
}

/** What other tabs answered or sent meanwhile, brought into the session. */
export async function hear(
  submission: SubmissionController,
  session: SurveySession,
  news: readonly Given[],
  mark: Mark | undefined,
): Promise<void> {
  if (!session.isOpen) return;
  const { answers, aside } = fitting(session, submission.autosave.given);
  session.elsewhere = submission.elsewhere;
  session.aside = aside;
  for (const { item } of news) if (session.item(item)) session.record(item, answers[item]);
  // Where nothing else was answered here, what was sent there is what there is to tell.
  if (mark && (!session.progress.answered || mark.edits === submission.autosave.edits))
    await yieldTo(submission, session);
}

/** What was sent from another tab takes the place of what was answered here. */
export async function yieldTo(submission: SubmissionController, session: SurveySession): Promise<void> {
  await submission.yield();
  session.elsewhere = false;
  session.replace({});
  Object.assign(session, { phase: 'sent', focus: 'heading' });
}
