import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { LocalizeController } from '../../controllers/localize.js';
import { block, type Blocks } from './survey.blocks.js';
import { choices } from './survey.choices.js';
import type { Choice, Part, Question } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';
import { words, type Words } from '../../controllers/words.js';

/** What the questions are drawn from. The inputs hold the answers themselves: none is bound to one. */
export interface Scene {
  t: LocalizeController;
  session: SurveySession;
  questions: ReadonlyMap<string, Question>;
  blocks: Blocks;
  /** On paper everything stands at once. */
  printing: boolean | undefined;
  /** What is drawn of earlier visits and of faults, once that is there. */
  later:
    | {
        earlier(scene: Scene): TemplateResult;
        errorSummary(scene: Scene): TemplateResult | typeof nothing;
        changed(scene: Scene, asked: Question): TemplateResult | typeof nothing;
        beneath(scene: Scene, asked: Question): TemplateResult | typeof nothing;
      }
    | undefined;
}

/** Whether one question is asked at a time. On paper all are. */
export const isOne = ({ session, printing }: Scene): boolean => session.paged === 'question' && !printing;

/** All questions, of which a style sheet shows a section's where they are paged by section; or the one that is asked now. */
export function body(scene: Scene, parts: readonly Part[]): unknown {
  const { session, questions, blocks, printing } = scene;
  blocks.begin(printing);
  const now = isOne(scene) && questions.get(session.page[0]?.id ?? '');
  return now ? keyed(now.id, question(scene, now)) : parts.map((part) => section(scene, part));
}

function section(scene: Scene, { id, title, intro, matrix, points, scale, blocks }: Part): TemplateResult {
  const { t } = scene;
  const here = scene.printing || scene.session.isHere(id);
  const kind = `block${matrix ? ` matrix of-${points}${scale ? ' headed' : ''}` : ''}`;
  return html`<section data-section=${id}>
    <h3 tabindex="-1" ?hidden=${!title}>${title && words(t, title)}</h3>
    ${intro ? html`<p class="soft">${words(t, intro)}</p>` : nothing}
    ${matrix && scale ? choices(t, scale) : nothing}
    ${blocks.map((questions) => html`<div class=${kind}>${block(scene.blocks, questions, here, (each) => question(scene, each), drawnFrom(scene, questions))}</div>`)}
  </section>`;
}

/** What a block is drawn from, beside its questions. */
function drawnFrom({ t, session, printing, later }: Scene, questions: readonly Question[]): unknown[] {
  const { answers, aside, errors } = session;
  const orders = questions.flatMap(({ id, kind }) => (kind === 'ranking' ? [answers[id]] : []));
  return [t.strings, printing && {}, errors, aside.length && aside, (aside.length || errors.size) && later, ...orders];
}

function question(scene: Scene, asked: Question): TemplateResult {
  if (asked.kind === 'text') return openQuestion(scene, asked);
  const { id, kind, text, required } = asked;
  // Named by a div: WebKit lays a legend out on its fieldset's edge, in a grid too, and takes no place in it.
  return html`<fieldset class=${kind} data-id=${id} tabindex="-1" aria-labelledby="asked-${id}" aria-describedby=${describedBy(scene, asked)}>
    <div class="legend" id="asked-${id}">${words(scene.t, text)}${required ? mark(scene.t) : nothing}</div>
    ${hint(scene.t, asked)}${scene.later?.changed(scene, asked)}${kind === 'ranking' ? ranking(scene, asked) : choices(scene.t, asked)}${ends(scene.t, asked)}${scene.later?.beneath(scene, asked)}
  </fieldset>`;
}

const mark = (t: LocalizeController): TemplateResult =>
  html` <span class="required small soft">(${t.say((m) => m.required)})</span>`;

function hint(t: LocalizeController, { id, kind, hint, max, choices }: Question): TemplateResult | typeof nothing {
  const several = kind === 'multiple' || kind === 'ranking';
  if (!hint && !several) return nothing;
  const own = (): Words =>
    t.say((m) => (kind === 'ranking' ? m.rankHint : max < choices.length ? m.chooseUpTo(max) : m.chooseAny));
  return html`<p class="hint small soft" id="hint-${id}">${hint ? words(t, hint) : own()}</p>`;
}

function ends(t: LocalizeController, { id, ends: [low, high] }: Question): TemplateResult | typeof nothing {
  if (!low && !high) return nothing;
  return html`<p class="ends small soft" id="ends-${id}">
    <span>${low ? words(t, low) : nothing}</span> <span>${high ? words(t, high) : nothing}</span>
  </p>`;
}

function ranking({ t, session }: Scene, { id, choices }: Question): TemplateResult {
  const given = session.answers[id];
  const order = Array.isArray(given)
    ? given.flatMap((value) => choices.filter((each) => each.value === value))
    : choices;
  const move = ({ text }: Choice, row: number, by: -1 | 1): TemplateResult =>
    html`<button type="button" data-row=${row} data-by=${by} aria-disabled=${row + by < 0 || row + by >= order.length}
      aria-label=${t.text((m) => (by < 0 ? m.moveUp : m.moveDown)(text.text))}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d=${by < 0 ? arrowUp : arrowDown}></path></svg>
    </button>`;
  return html`<ol>${order.map((each, row) => html`<li><span>${words(t, each.text)}</span>${move(each, row, -1)}${move(each, row, 1)}</li>`)}</ol>
    <p class="moved visually-hidden" role="status"></p>
    ${given ? nothing : html`<button type="button" class="quiet" data-row="0" data-by="0">${t.say((m) => m.keepOrder)}</button>`}`;
}

const arrowUp = 'M10 15V5M5.5 9.5 10 5l4.5 4.5';
const arrowDown = 'M10 5v10m-4.5-4.5L10 15l4.5-4.5';

function openQuestion(scene: Scene, asked: Question): TemplateResult {
  const { id, text, required, lines } = asked;
  // A form of its own: in one shared with hundreds of questions each keystroke would cost them all.
  return html`<form class="text" data-id=${id}>
    <label for="input-${id}">${words(scene.t, text)}${required ? mark(scene.t) : nothing}</label>
    ${hint(scene.t, asked)}${scene.later?.changed(scene, asked)}
    <textarea id="input-${id}" name=${id} rows=${lines} maxlength=${asked.max * 8} dir="auto" aria-describedby=${describedBy(scene, asked)}></textarea>
    <p class="count small soft number" aria-live="polite"></p>${scene.later?.beneath(scene, asked)}
  </form>`;
}

function describedBy({ session }: Scene, { id, kind, hint, ends }: Question): string | typeof nothing {
  const ids = [
    ...(hint || kind === 'multiple' || kind === 'ranking' ? [`hint-${id}`] : []),
    ...(ends.some(Boolean) ? [`ends-${id}`] : []),
    ...(session.aside.some(({ item }) => item === id) ? [`was-${id}`] : []),
    ...(session.errors.has(id) ? [`error-${id}`] : []),
  ];
  return ids.join(' ') || nothing;
}
