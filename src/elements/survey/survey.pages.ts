import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { LocalizeController } from '../../controllers/localize.js';
import { textOf, type Action, type Part } from './survey.model.js';
import type { Terms } from './survey-terms.model.js';
import { body, isOne, type Scene } from './survey.questions.js';
import type { SurveySession } from './survey-session.model.js';
import { words } from '../../controllers/words.js';

/** The name of the box that says "keep nothing on this device". */
export const keepNothingName = 'attune-keep-nothing';

export function loading(t: LocalizeController): TemplateResult {
  return html`<p class="loading soft" role="status">${t.say((m) => m.loading)}</p>`;
}

/** What this is, how far one is, who can see the answers, and what is asked. */
export function page(scene: Scene, parts: readonly Part[], terms: Terms, keepNothing: boolean): TemplateResult {
  const { t, session, later } = scene;
  const { title, intro } = session.instrument;
  const say = (text: typeof title): string | TemplateResult => words(t, textOf(session.instrument, text, t.locale));
  const first = session.step === 0 || scene.printing;
  return html`<header part="header">
      <h2 tabindex="-1">${say(title)}</h2>
      <p class="soft" ?hidden=${!intro || !first}>${intro && say(intro)}</p>
      <div class="progress small soft number">
        <progress part="progress" aria-labelledby="answered"></progress>
        <span id="answered"></span><span class="left"></span>
      </div>
    </header>
    ${first ? privacyNote(scene, terms, keepNothing) : nothing}
    ${first || session.elsewhere ? later?.earlier(scene) : nothing} ${later?.errorSummary(scene)}
    <div class=${isOne(scene) ? 'stacked' : nothing} part="questions">${body(scene, parts)}</div>`;
}

function privacyNote(
  { t, session }: Scene,
  { promise, shared, group, groupName, minimum }: Terms,
  keepNothing: boolean,
): TemplateResult {
  const name = groupName && textOf(session.instrument, groupName, t.locale).text;
  return html`<div class="note small" part="privacy">
    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.5l6 2.2v4.6c0 3.8-2.5 6.6-6 8.2-3.5-1.6-6-4.4-6-8.2V4.7z"></path></svg>
    <p class=${promise ? nothing : 'awaited'}>
      <strong>${t.say((m) => m.privacyTitle[promise ?? 'unnamed'])}</strong>
      ${t.say((m) => m.privacyText[promise ?? 'unnamed'])}
      ${minimum ? t.say((m) => m.shownFrom(minimum)) : nothing}
      ${group && name ? t.say((m) => m.countsFor(name)) : nothing}
    </p>
    <label ?hidden=${shared}><input type="checkbox" name=${keepNothingName} .checked=${keepNothing}>${t.say((m) => m.keepNothing)}</label>
  </div>`;
}

const primary: ReadonlySet<Action> = new Set(['review', 'send', 'next', 'showOwn']);

/** The buttons, the likeliest first, and what is known about the draft. None becomes another while it has the focus. */
export function actions(t: LocalizeController, moves: readonly Action[]): TemplateResult {
  return html`<div class="row actions" part="actions">
    ${moves.map(
      (act, index) =>
        keyed(
          act,
          html`<button type="button" class=${index === 0 && primary.has(act) ? 'primary' : 'quiet'} data-act=${act}>${t.say((m) => m.actions[act])}</button>`,
        ),
    )}
    <span class="kept small soft" role="status"></span>
  </div>`;
}

/** Writes how far the person is straight into the page: an answer touches two nodes and draws nothing anew. */
export function tell(
  root: ParentNode,
  t: LocalizeController,
  session: SurveySession,
  kept: boolean | string | undefined,
  trouble: string | undefined,
): void {
  const { answered, total, minutes } = session.progress;
  const bar = root.querySelector('progress');
  if (bar) {
    if (bar.max !== total) bar.max = Math.max(1, total);
    if (bar.value !== answered || !bar.hasAttribute('value')) bar.value = answered;
  }
  const { paged, step, pages } = session;
  const part = paged === 'section' && pages.length > 1 ? t.text((m) => m.part(step + 1, pages.length)) + ' · ' : '';
  const far = t.text((m) => (paged === 'question' ? m.step(step + 1, total) : m.answered(answered, total)));
  write(root.querySelector('#answered'), part + far);
  write(
    root.querySelector('.left'),
    t.text((m) => m.minutesLeft(minutes)),
  );
  const said = trouble === 'held-up' && kept === true ? 'held-up-saved' : (trouble ?? kept);
  write(
    root.querySelector('.kept'),
    said === undefined || session.phase === 'sent' ? '' : t.text((m) => m.kept[`${said}`]!),
  );
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
