import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.js';
import type { Standing } from '../../controllers/standing.js';
import { receiptCode, type Delivery } from '../../core/delivery-state.js';
import type { Privacy } from '../../core/schema/event.js';
import type { Fault } from '../../core/schema/fault.js';
import { faultWords, ownScoresOf, textOf, wordsOf, type Action } from './survey.model.js';
import { words, type Scene } from './survey.questions.js';
import type { SurveySession } from './survey-session.model.js';

/** The name of the box that says "keep nothing on this device". */
export const keepNothing = 'attune-keep-nothing';

export function loading(t: LocalizeController): TemplateResult {
  return html`<p class="loading soft" role="status">${t.say((m) => m.loading)}</p>`;
}

/** What cannot be shown and, for the page's owner, where and why. */
export function errorCard(t: LocalizeController, faults: readonly Fault[]): TemplateResult {
  return html`<div class="broken" role="alert" part="error">
    <h2>${t.say((m) => m.errorTitle)}</h2>
    <p>${t.say((m) => m.errorText)}</p>
    <details>
      <summary>${t.say((m) => m.errorDetails)}</summary>
      <ul lang="en" dir="ltr">
        ${faults.slice(0, 20).map(({ path, message }) => html`<li><code>${path || 'config'}</code> ${message}</li>`)}
      </ul>
    </details>
  </div>`;
}

interface Terms {
  privacy: Privacy;
  shared: boolean;
  group?: string | undefined;
  groupName?: string | undefined;
}

/** What this is, how far one is, and who can see the answers. */
export function header(scene: Scene, terms: Terms, standing: Standing | undefined): TemplateResult {
  const { t, session, oneAtATime } = scene;
  const { title, intro } = session.instrument;
  const say = (text: typeof title): string | TemplateResult => words(t, textOf(session.instrument, text, t.locale));
  const first = !oneAtATime || session.step === 0;
  return html`<header part="header">
      <h2 tabindex="-1">${say(title)}</h2>
      ${intro && first ? html`<p class="soft">${say(intro)}</p>` : nothing}
      <div class="progress small soft number">
        <progress part="progress" aria-labelledby="answered"></progress>
        <span id="answered"></span><span class="left"></span>
      </div>
    </header>
    ${first ? privacyNote(t, terms, standing) : nothing}
    ${session.resumed && first
      ? html`<div class="row small resumed">
          <p>${t.say((m) => m.resumed)}</p>
          <button type="button" class="quiet" data-act="startOver">${t.say((m) => m.actions.startOver)}</button>
        </div>`
      : nothing}`;
}

function privacyNote(t: LocalizeController, { privacy, shared, group, groupName }: Terms, standing: Standing | undefined): TemplateResult {
  const alone = group && standing && !standing.groupEnough;
  return html`<div class="note small" part="privacy">
    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.5l6 2.2v4.6c0 3.8-2.5 6.6-6 8.2-3.5-1.6-6-4.4-6-8.2V4.7z"></path></svg>
    <p>
      <strong>${t.say((m) => m.privacyTitle[privacy])}</strong> ${t.say((m) => m.privacyText[privacy])}
      ${alone ? t.say((m) => m.standing(groupName ?? group, standing.minimum)) : nothing}
    </p>
    ${shared ? nothing : html`<label><input type="checkbox" name=${keepNothing}>${t.say((m) => m.keepNothing)}</label>`}
  </div>`;
}

/** Everything that needs another look, each a way to its question. */
export function errorSummary({ t, session, questions }: Scene): TemplateResult | typeof nothing {
  if (!session.errors.size) return nothing;
  return html`<div class="errors note warn" role="alert">
    <h3 tabindex="-1">${t.say((m) => m.errorsTitle(session.errors.size))}</h3>
    <ul>
      ${[...session.errors.values()].map(
        (fault) => html`<li>
          <a href="#${fault.item}" data-goto=${fault.item}>${words(t, questions.get(fault.item)!.text)}</a>
          ${t.say((m) => faultWords(fault, m.faults))}
        </li>`,
      )}
    </ul>
  </div>`;
}

/** Every answer once more, each with the way back to it. */
export function review({ t, session, questions }: Scene): TemplateResult {
  const { answered, total } = session.progress;
  const row = (id: string): TemplateResult => {
    const asked = questions.get(id)!;
    const given = wordsOf(asked, session.answers[id]);
    const text = given.map((each, index) => html`${index ? ', ' : nothing}${words(t, each)}`);
    return html`<div>
      <dt>${words(t, asked.text)}</dt>
      <dd class=${given.length ? 'given' : 'given soft'}>${given.length ? text : t.say((m) => m.notAnswered)}</dd>
      <dd>
        <button type="button" class="quiet" data-goto=${id} aria-label=${t.text((m) => m.changeItem(asked.text.text))}>
          ${t.say((m) => m.change)}
        </button>
      </dd>
    </div>`;
  };
  return html`<div class="review" part="review">
      <h2 tabindex="-1">${t.say((m) => m.reviewTitle)}</h2>
      <p class="soft">${t.say((m) => (answered ? m.reviewText(answered, total) : m.sendEmpty))}</p>
      <dl>${session.visible.map(({ id }) => row(id))}</dl>
    </div>
    ${actions(t, answered ? ['send', 'edit'] : ['edit'])}`;
}

/** Where the answers are, what holds them up, what a person can do, and their own result if they ask. */
export function sent(t: LocalizeController, delivery: Delivery, session: SurveySession): TemplateResult {
  const { id, state, reason, nextAt, durable } = delivery;
  const shown = !durable && state !== 'delivered' ? 'unsaved' : state;
  const held = state === 'waiting' || state === 'paused' || state === 'unconfirmed' || state === 'dead';
  const scorable = session.instrument.dimensions.length > 0 && session.progress.answered > 0;
  const moves: Action[] = [
    ...(state === 'waiting' || state === 'paused' ? (['retry'] as const) : []),
    ...(held || !durable ? (['download'] as const) : []),
    ...(scorable && !session.ownShown ? (['showOwn'] as const) : []),
    ...(state === 'delivered' ? (['startOver'] as const) : []),
  ];
  return html`<div class="sent" part="status">
      <div role="status">
        <h2 tabindex="-1">${t.say((m) => m.sentTitle[shown])}</h2>
        <p>${t.say((m) => (shown === 'delivered' ? m.deliveryText.delivered(receiptCode(id)) : m.deliveryText[shown]))}</p>
        ${held && reason
          ? html`<p class=${state === 'waiting' ? 'note small' : 'note small warn'}>
              ${t.say((m) => m.reasons[reason] ?? '')}
              ${state === 'waiting' && nextAt ? t.say((m) => m.nextTry(t.time(nextAt))) : nothing}
              <span class="soft">${t.say((m) => m.code(reason))}</span>
            </p>`
          : nothing}
      </div>
      ${session.ownShown ? ownResult(t, session) : nothing}
    </div>
    ${actions(t, moves)}`;
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

const primary: ReadonlySet<Action> = new Set(['review', 'send', 'next', 'showOwn']);

/** The buttons, the likeliest first, and what is known about the draft. */
export function actions(t: LocalizeController, moves: readonly Action[]): TemplateResult {
  return html`<div class="row actions" part="actions">
    ${moves.map(
      (act, index) =>
        html`<button type="button" class=${index === 0 && primary.has(act) ? 'primary' : 'quiet'} data-act=${act}>${t.say((m) => m.actions[act])}</button>`,
    )}
    <span class="kept small soft" role="status"></span>
  </div>`;
}

/** Writes how far the person is straight into the page: an answer touches two nodes and draws nothing anew. */
export function tell(root: ParentNode, t: LocalizeController, session: SurveySession, kept: boolean | undefined, oneAtATime: boolean): void {
  const { answered, total, minutes } = session.progress;
  const bar = root.querySelector('progress');
  if (bar) {
    if (bar.max !== total) bar.max = Math.max(1, total);
    if (bar.value !== answered || !bar.hasAttribute('value')) bar.value = answered;
  }
  const step = t.text((m) => (oneAtATime ? m.step(session.step + 1, total) : m.answered(answered, total)));
  write(root.querySelector('#answered'), step);
  write(root.querySelector('.left'), t.text((m) => m.minutesLeft(minutes)));
  write(root.querySelector('.kept'), kept === undefined ? '' : t.text((m) => (kept ? m.savedHere : m.notSavedHere)));
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
