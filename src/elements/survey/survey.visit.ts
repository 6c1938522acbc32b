import type { Given } from '../../core/given.js';
import { download } from '../../controllers/download.js';
import type { FieldState } from '../../controllers/form-field.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { Found, Mark, SubmissionController } from '../../controllers/submission.js';
import type { Answer } from '../../core/schema/answers.js';
import type { Fault } from '../../core/schema/fault-error.js';
import { answersIn, copyOf, fitting, resultOf, type Occasion } from './survey-closing.model.js';
import { check, faultsIn, moves } from './survey-moves.model.js';
import { faultWords, type Action, type View } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';

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
  if (session.phase !== 'answering' && session.phase !== 'review') return;
  const { answers, aside } = fitting(session, submission.autosave.given);
  session.elsewhere = submission.elsewhere;
  session.aside = aside;
  for (const { item } of news) if (session.item(item)) session.record(item, answers[item]);
  // Where nothing else was answered here, what was sent there is what there is to tell.
  if (mark && (!session.progress.answered || mark.edits === submission.autosave.edits))
    await yieldTo(submission, session);
}

async function yieldTo(submission: SubmissionController, session: SurveySession): Promise<void> {
  await submission.yield();
  session.elsewhere = false;
  session.replace({});
  moves.finish(session);
}

/** Does what a button or a key says, at once unless it must wait; `at` is the item the person is at. */
export function act(
  action: Exclude<Action, 'send' | 'sendBeside' | 'reload'> | 'onward' | 'goTo',
  submission: SubmissionController,
  session: SurveySession,
  { questions }: View,
  name: string,
  at: string,
): Promise<void> | undefined {
  const { delivery } = submission;
  if (action === 'retry') return delivery.retry();
  if (action === 'download') return delivery.export().then((text) => download(`${name}.json`, text));
  if (action === 'dropThese') return yieldTo(submission, session);
  if (action === 'startOver') return submission.startOver().then(() => moves.startOver(session));
  if (action === 'keepCopy') download(`${name}.txt`, copyOf(session, questions), 'text/plain');
  else moves[action](session, at);
  // The questions are there at once: an answer given while the old mark goes is not swept away with it.
  if (action === 'again') void submission.startOver();
  return undefined;
}

/** Hands the answers over, if all is well with them and there are any. Returns why they could not be stored, if so. */
export async function sendOff(
  submission: SubmissionController,
  session: SurveySession,
  occasion: Omit<Occasion, 'activeMs' | 'labelled'>,
  beside: boolean,
): Promise<Fault | undefined> {
  if (!check(session) || session.progress.answered === 0) return undefined;
  const { activeMs } = submission.autosave;
  const labelled = submission.delivery.settings.mode !== 'full';
  try {
    const done = await submission.send(
      (subject, sequence) => resultOf(session, { subject, sequence }, { ...occasion, activeMs, labelled }),
      beside,
    );
    session.elsewhere = done === 'elsewhere';
    if (done === 'elsewhere') session.focus = 'other-tab';
    else if (done) moves[done === 'taken' ? 'handOver' : 'finish'](session);
    return undefined;
  } catch (error) {
    submission.autosave.schedule();
    return { path: 'result', message: `could not be stored: ${String(error)}` };
  }
}

/** The survey as one field of a form: all answers as JSON, and the first thing that holds the form up. */
export function fieldOf(
  session: SurveySession | undefined,
  t: LocalizeController,
  root: ParentNode,
  { off, key, given }: { off: boolean; key: string; given: readonly Given[] },
): FieldState | undefined {
  if (!session) return undefined;
  const [fault] = faultsIn(session);
  const message = fault && t.text((m) => faultWords(fault, m.faults));
  const anchor = root.querySelector<HTMLElement>(`[data-id="${fault?.item}"]`) ?? undefined;
  const value = JSON.stringify(session.answers);
  // Nothing before the draft has been looked for, which may hold more; and nothing once the answers are handed over.
  const answering = session.phase === 'answering' || session.phase === 'review';
  const kept = key && !off && answering && session.progress.answered ? given : undefined;
  return { value, kept, fault: message ? { message, anchor } : undefined };
}
