import { html, nothing, svg, type TemplateResult } from 'lit';
import { completeEnglish, type LocalizeController } from '../../controllers/localize.js';
import { dayIn, isToday, timeIn } from '../../controllers/time.js';
import type { AnswerFault } from '../../core/answer-faults.js';
import type { Answer } from '../../core/schema/answers.js';
import type { SurveyDescription } from '../../core/schema/survey-description.js';
import { canRetry, receiptCode, situationOf, type Delivery } from '../../core/delivery-state.js';
import { sentElsewhere } from './survey.earlier.js';
import { offerClearing } from './survey.clear.js';
import { faultWords, ownScoresOf } from './survey-closing.model.js';
import { wordsOf } from './survey-given.model.js';
import { textOf, type Action, type Question } from './survey.model.js';
import en from '../../locales/en.js';
import { actions } from './survey.pages.js';
import type { Scene } from './survey.questions.js';
import type { SurveySession } from './survey-session.model.js';
import { receipt } from '../../controllers/receipt.js';
import { words } from '../../controllers/words.js';

// Checking, reviewing and sending: what a person needs once they are through. Fetched behind what keeps.
import '../../controllers/sending.js';
export { FormFieldController } from '../../controllers/form-field.js';
export { act, fieldOf, sendOff } from './survey.acts.js';
export { clear } from './survey.clear.js';
export { changed, earlier } from './survey.earlier.js';
export { focusOn } from './survey.focus.js';
export { holdLength } from './survey.length.js';
export { default as styles } from './survey-closing.styles.js';

completeEnglish(en);

/** That nothing is answered, and everything that needs another look, each a way to its question. */
export function errorSummary({ t, session, questions }: Scene): TemplateResult | typeof nothing {
  const { empty, errors } = session;
  if (!empty && !errors.size) return nothing;
  const line = (fault: AnswerFault): TemplateResult =>
    html`<li>
      <a href="#${fault.item}" data-goto=${fault.item}>${words(t, questions.get(fault.item)!.text)}</a>
      ${t.say((m) => faultWords(fault, m.faults))}
    </li>`;
  return html`<div class="errors note warn" role="alert">
    <h3 tabindex="-1">${t.say((m) => (errors.size ? m.errorsTitle(errors.size) : m.sendEmpty))}</h3>
    ${empty && errors.size ? html`<p>${t.say((m) => m.sendEmpty)}</p>` : nothing}
    ${errors.size ? html`<ul>${[...errors.values()].map(line)}</ul>` : nothing}
  </div>`;
}

/** What stands beneath an answer: on paper all of what was written, which a field cuts off; and what is wrong with it. */
export function beneath({ t, session, printing }: Scene, { id, kind }: Question): TemplateResult | typeof nothing {
  const fault = session.errors.get(id);
  const written = printing && kind === 'text' && session.answers[id];
  if (!fault && !written) return nothing;
  return html`${written ? html`<p class="written" dir="auto">${written}</p>` : nothing}
    ${fault ? html`<p class="error small" id="error-${id}">${t.say((m) => faultWords(fault, m.faults))}</p>` : nothing}`;
}

/** Says what is drawn to those who hear the page: which fields need another look, and where a moved option has come to. */
export function annotate(
  root: ParentNode & Node,
  t: LocalizeController,
  session: SurveySession,
  questions: Scene['questions'],
): void {
  const { errors, focus, answers } = session;
  offerClearing(root.getRootNode(), { t, session, questions });
  for (const field of root.querySelectorAll<HTMLInputElement>('[aria-invalid]')) {
    if (errors.has(field.name)) continue;
    field.removeAttribute('aria-invalid');
    if (field.type !== 'textarea') field.removeAttribute('aria-describedby');
  }
  for (const id of errors.keys())
    for (const field of root.querySelectorAll(`[name="${id}"]`)) {
      field.setAttribute('aria-invalid', 'true');
      // A text field has more to be described by, and is drawn with all of it.
      if (field.localName !== 'textarea') field.setAttribute('aria-describedby', `error-${id}`);
    }
  // The person is being brought to the button that moved it, which is read first.
  const [id = '', row, by] = focus.split('/');
  const order = answers[id];
  const option =
    Number(by) && Array.isArray(order) && questions.get(id)?.choices.find(({ value }) => value === order[Number(row)]);
  const place = root.querySelector(`[data-id="${id}"] .moved`);
  if (option && place) place.textContent = t.text((m) => m.movedTo(option.text.text, Number(row) + 1, order.length));
}

/** What comes after the questions: the answers once more, then what became of them. Nothing while they are being answered. */
export function closing(
  scene: Scene,
  delivery: Delivery | undefined,
  published: SurveyDescription | undefined,
): TemplateResult | undefined {
  const { t, session } = scene;
  if (session.isOpen && published && published.status !== 'open') return shut(scene, published);
  if (session.phase === 'review') return review(scene);
  if (session.phase === 'taken') return handedOver(t);
  return session.phase === 'sent' && delivery ? sent(t, delivery, session) : undefined;
}

/** The survey is over, or has not begun: said before anyone answers. What they wrote stays on the device. */
function shut({ t, session }: Scene, { status, opensAt, closesAt }: SurveyDescription): TemplateResult {
  const at = (moment: string | null, hours: boolean): string => (moment ? dayIn(t.locale, moment, hours) : '');
  const opens = status === 'not-yet-open';
  return html`<div class="sent" part="closed" role="status">
    <p class="soft">${words(t, textOf(session.instrument, session.instrument.title, t.locale))}</p>
    <h2 tabindex="-1">${t.say((m) => (opens ? m.opensTitle(at(opensAt, true)) : m.closedTitle(at(closesAt, false))))}</h2>
    <p>${t.say((m) => (opens ? m.opensText : m.closedText))} ${session.progress.answered ? t.say((m) => m.shutKept) : nothing}</p>
  </div>`;
}

/** On paper a page has to say what it is about. */
function sheet(t: LocalizeController, { instrument }: SurveySession): TemplateResult {
  return html`<strong class="sheet">${words(t, textOf(instrument, instrument.title, t.locale))}</strong>`;
}

/** An answer as it is read: a ranking in its order, a rating with where it ends. */
function said(t: LocalizeController, asked: Question, answer: Answer | undefined): unknown {
  const given = wordsOf(asked, answer);
  if (!given.length) return t.say((m) => m.notAnswered);
  if (asked.kind === 'ranking') return html`<ol>${given.map((each) => html`<li>${words(t, each)}</li>`)}</ol>`;
  if (asked.kind === 'rating' && typeof answer === 'number') return t.say((m) => m.outOfTen(answer));
  return given.map((each, index) => html`${index ? ', ' : nothing}<bdi>${words(t, each)}</bdi>`);
}

/** Every answer once more, each with the way back to it. */
function review({ t, session, questions }: Scene): TemplateResult {
  const { answered, total } = session.progress;
  const row = (id: string): TemplateResult => {
    const asked = questions.get(id)!;
    const answer = session.answers[id];
    return html`<div>
      <dt>${words(t, asked.text)}</dt>
      <dd class=${answer === undefined ? 'given soft' : 'given'}>${said(t, asked, answer)}</dd>
      <dd>
        <button type="button" class="quiet" data-goto=${id} aria-label=${t.text((m) => m.changeItem(asked.text.text))}>
          ${t.say((m) => m.change)}
        </button>
      </dd>
    </div>`;
  };
  return html`<div class="review" part="review">
      ${sheet(t, session)} ${session.elsewhere ? sentElsewhere(t) : nothing}
      <h2 tabindex="-1">${t.say((m) => m.reviewTitle)}</h2>
      <p class="soft">${t.say((m) => (answered ? m.reviewText(answered, total) : m.sendEmpty))}</p>
      <dl>${session.visible.map(({ id }) => row(id))}</dl>
    </div>
    ${actions(t, answered && !session.elsewhere ? ['send', 'edit'] : ['edit'])}`;
}

/** Where the answers are, what holds them up, what a person can do, and their own result if they ask. */
function sent(t: LocalizeController, delivery: Delivery, session: SurveySession): TemplateResult {
  const { id, state, reason, nextAt, durable, followable } = delivery;
  const shown = situationOf(delivery);
  const held = state === 'waiting' || state === 'paused' || state === 'unconfirmed' || state === 'dead';
  const scorable = session.instrument.dimensions.length > 0 && session.progress.answered > 0;
  const moves: Action[] = [
    ...(state === 'dead' && reason !== 'closed' && reason !== 'answered' ? (['edit'] as const) : []),
    ...(held && canRetry(delivery) ? (['retry'] as const) : []),
    ...(held || state === 'superseded' || (!durable && state !== 'deleted') ? (['download'] as const) : []),
    ...(scorable && !session.ownShown ? (['showOwn'] as const) : []),
    ...(state === 'delivered' || state === 'deleted' ? (['again'] as const) : []),
  ];
  return html`<div class="sent" part="status">
      ${sheet(t, session)}
      <div role="status">
        <h2 tabindex="-1">${t.say((m) => m.sentTitle[shown])}</h2>
        ${shown === 'delivered' ? nothing : html`<p>${t.say((m) => m.deliveryText[shown])}</p>`}
        ${
          reason && shown !== 'sent' && shown !== 'answered' && (held || !durable)
            ? html`<p class=${state === 'waiting' ? 'note small' : 'note small warn'}>
              ${t.say((m) => m.reasons[reason]!)}
              ${state === 'waiting' && nextAt ? t.say((m) => m.nextTry(timeIn(t.locale, nextAt), isToday(nextAt))) : nothing}
              <span class="soft">${t.say((m) => m.code(reason))}</span>
            </p>`
            : nothing
        }
      </div>
      ${shown === 'delivered' && followable ? html`<p>${t.say((m) => m.receiptText)}</p>${receipt(t, receiptCode(id))}` : nothing}
      ${session.ownShown ? ownResult(t, session) : nothing}
    </div>
    ${actions(t, moves)}`;
}

/** The page has taken the answers: what it does with them, nobody here knows. */
function handedOver(t: LocalizeController): TemplateResult {
  return html`<div class="sent" part="status">
      <div role="status">
        <h2 tabindex="-1">${t.say((m) => m.handedOverTitle)}</h2>
        <p>${t.say((m) => m.handedOverText)}</p>
      </div>
    </div>
    ${actions(t, ['edit', 'again'])}`;
}

function ownResult(t: LocalizeController, { instrument, answers }: SurveySession): TemplateResult {
  return html`<div class="own" part="own-result">
    <h3 tabindex="-1">${t.say((m) => m.ownResultTitle)}</h3>
    <p class="small soft">${t.say((m) => m.ownResultText)}</p>
    <table>
      ${ownScoresOf(instrument, answers, t.locale).map(
        ({ name, points }) => html`<tr>
          <th scope="row">${words(t, name)}</th>
          <td class="plot">${points === null ? nothing : dotOnLine(t.dir === 'rtl' ? 100 - points : points)}</td>
          <td class=${points === null ? 'soft' : 'number'}>${t.say((m) => (points === null ? m.ownResultNone : m.points(points)))}</td>
        </tr>`,
      )}
    </table>
  </div>`;
}

const dotOnLine = (x: number): TemplateResult =>
  html`<svg viewBox="-3 0 106 12" aria-hidden="true">
    ${svg`<path d="M0 6H100M0 3V9M50 3V9M100 3V9"></path><circle cx=${x} cy="6" r="2.5"></circle>`}
  </svg>`;
