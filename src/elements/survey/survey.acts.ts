import type { Given } from '../../core/given.js';
import { download } from '../../controllers/download.js';
import type { FieldState } from '../../controllers/form-field.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { SubmissionController } from '../../controllers/submission.js';
import type { Fault } from '../../core/schema/fault-error.js';
import { copyOf, isFollowable, resultOf, type Occasion } from './survey-closing.model.js';
import { check, faultsIn, moves } from './survey-moves.model.js';
import { faultWords, type Action, type View } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';
import { yieldTo } from './survey.visit.js';

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
  const whole = { ...occasion, activeMs, labelled };
  try {
    const done = await submission.send((subject, sequence) => resultOf(session, { subject, sequence }, whole), {
      beside,
      followable: isFollowable(session, whole),
    });
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
