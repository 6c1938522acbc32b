import type { FieldState } from '../../controllers/form-field.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { SubmissionController } from '../../controllers/submission.js';
import type { Fault } from '../../core/schema/fault-error.js';
import { answersIn, fittingAnswers, keptOf, resultOf, type Occasion } from './survey-closing.model.js';
import { check, faultsIn, moves } from './survey-moves.model.js';
import { faultWords } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';

/** What an earlier visit left, brought into the session: a draft goes on, and what was refused comes back to be mended. */
export async function takeUp(
  { autosave, delivery }: SubmissionController,
  session: SurveySession,
  kept: Awaited<ReturnType<SubmissionController['begin']>>,
): Promise<void> {
  if (kept === 'submitted') {
    session.phase = 'sent';
    if (delivery.delivery?.state === 'dead') session.replace(answersIn(await delivery.export()));
    return;
  }
  if (kept) session.resume(fittingAnswers(session, kept));
  if (session.progress.answered) autosave.schedule();
}

/** Hands the answers over, if all is well with them and there are any. Returns why they could not be stored, if so. */
export async function sendOff(
  submission: SubmissionController,
  session: SurveySession,
  occasion: Omit<Occasion, 'activeMs' | 'labelled'>,
): Promise<Fault | undefined> {
  if (!check(session) || session.progress.answered === 0) return undefined;
  const { activeMs } = submission.autosave;
  const labelled = submission.delivery.settings.mode !== 'full';
  try {
    const done = await submission.send((subject) => resultOf(session, subject, { ...occasion, activeMs, labelled }));
    if (done) moves[done === 'taken' ? 'handOver' : 'finish'](session);
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
  { off, key }: { off: boolean; key: string },
): FieldState | undefined {
  if (!session) return undefined;
  const [fault] = faultsIn(session);
  const message = fault && t.text((m) => faultWords(fault, m.faults));
  const anchor = root.querySelector<HTMLElement>(`[data-id="${fault?.item}"]`) ?? undefined;
  const value = JSON.stringify(session.answers);
  // Nothing before the draft has been looked for, which may hold more; and nothing once the answers are handed over.
  const answering = session.phase === 'answering' || session.phase === 'review';
  const kept = key && !off && answering && session.progress.answered ? keptOf(session) : undefined;
  return { value, kept, fault: message ? { message, anchor } : undefined };
}
