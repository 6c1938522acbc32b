import type { Given } from '../../core/given.js';
import { download } from '../../controllers/download.js';
import type { FieldState } from '../../controllers/form-field.js';
import type { DescriptionController } from '../../controllers/description.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { SubmissionController } from '../../controllers/submission.js';
import { AttuneErrorEvent } from '../../events/error.js';
import { faultWords, copyOf, isFollowable, resultOf, type Occasion, type Taken } from './survey-closing.model.js';
import { check, faultsIn, moves } from './survey-moves.model.js';
import type { Action, View } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';
import type { Terms } from './survey-terms.model.js';
import { yieldTo } from './survey.visit.js';

/** How long answers wait for the receiver's promise, in milliseconds. After that the page's word holds. */
const promiseTime = 2000;

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

/** Under which name and promise answers are sent. */
interface Sending extends Pick<Occasion, 'survey' | 'locale'> {
  terms: () => Terms;
  published: DescriptionController;
}

/** Waits for the receiver's word while it is on its way, but not for long. */
async function inTime({ pending }: DescriptionController): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, promiseTime)));
  if (pending) await Promise.race([pending, late]);
  clearTimeout(timer);
}

/** Hands the answers over, if all is well with them and there are any and the survey is open. Returns whether they could not be stored, which the page is told. */
export async function sendOff(
  host: EventTarget,
  submission: SubmissionController,
  session: SurveySession,
  { survey, locale, terms, published }: Sending,
  beside: boolean,
): Promise<'not-stored' | undefined> {
  if (!check(session) || session.progress.answered === 0) return undefined;
  const { activeMs } = submission.autosave;
  const labelled = submission.delivery.settings.mode !== 'full';
  const taken: Taken = { instrument: session.instrument, answers: { ...session.answers }, visible: session.visible };
  const { group, segment } = terms();
  try {
    const done = await submission.send(async (subject, sequence) => {
      // The receiver refuses what was sent under another promise than its own.
      await inTime(published);
      if (published.faults.length || (published.described?.status ?? 'open') !== 'open') return undefined;
      const whole: Occasion = { survey, locale, activeMs, labelled, terms: { ...terms(), group, segment } };
      return { result: resultOf(taken, { subject, sequence }, whole), followable: isFollowable(taken, whole) };
    }, beside);
    session.elsewhere = done === 'elsewhere';
    if (done === 'elsewhere') session.focus = 'other-tab';
    else if (done) moves[done === 'taken' ? 'handOver' : 'finish'](session);
    if (submission.delivery.delivery?.reason === 'no-endpoint')
      console.warn('Attune: no endpoint is set; write endpoint="…" on the survey or its <attune-provider>');
    return undefined;
  } catch (error) {
    submission.autosave.schedule();
    host.dispatchEvent(new AttuneErrorEvent([{ path: 'result', message: `could not be stored: ${String(error)}` }]));
    return 'not-stored';
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
  const kept = key && !off && session.isOpen && session.progress.answered ? given : undefined;
  return { value, kept, fault: message ? { message, anchor } : undefined };
}
