import { html, nothing, type TemplateResult } from 'lit';
import type { ResultsController } from '../../controllers/results.js';
import type { Action } from '../../core/schema/survey-results.js';
import type { Scene } from './pulse.scene.js';
import { section, showAll, some } from './pulse.section.js';

/** How far a person is who asks what became of their comment. */
export interface Followed {
  busy?: boolean;
  /** What to tell: the receiver's answer, that none came, or that there was no code. */
  said?: 'unknown' | 'waiting' | 'read' | 'answered' | 'failed' | 'empty';
  actions?: readonly Action[];
}

/** What people wrote, question by question, in the order that says nothing of them. */
export function comments(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const found = results.comments.filter(({ comments }) => comments.length);
  if (!found.length) return nothing;
  const block = ({ item, text, comments }: (typeof found)[number]): TemplateResult => {
    const list = `comments.${item}`;
    return html`<div class="block">
      <h4>${scene.say(text)}</h4>
      <ul class="quotes">${some(scene, list, comments).map((each) => html`<li dir="auto">${each}</li>`)}</ul>
      ${showAll(scene, list, comments.length)}
    </div>`;
  };
  return section(scene, {
    part: 'comments',
    title: t.say((m) => m.pulseMore.comments),
    content: html`<p class="small soft">${t.say((m) => m.pulseMore.commentsNote(results.commentsMinimum, f.number(results.commentsMinimum)))}</p>
      ${found.map(block)}`,
  });
}

/** What was said and what is done about it; and, where the receiver can tell, the way to one's own comment. */
export function thread(scene: Scene, followed: Followed | undefined): TemplateResult {
  const { t, results } = scene;
  return section(scene, {
    part: 'thread',
    title: t.say((m) => m.pulseMore.thread),
    content: html`${results.thread.length ? actions(scene, results.thread) : html`<p>${t.say((m) => m.pulseMore.threadEmpty)}</p>`}
    ${followed ? receipt(scene, followed) : nothing}`,
  });
}

const actions = (scene: Scene, found: readonly Action[]): TemplateResult =>
  html`<ul class="actions-done">
    ${found.map(
      ({ said, did, status, owner, date }) => html`<li>
        <p class="soft">${scene.t.say((m) => m.pulse.about(m.pulseMore.said, scene.plain(said)))}</p>
        <p><strong>${scene.t.say((m) => m.pulseMore.did[status])}:</strong> ${scene.say(did)}</p>
        <p class="small soft">
          ${scene.t.say((m) => m.pulseMore.owner(scene.plain(owner)))}${date ? html` · <time datetime=${date}>${scene.t.say((m) => m.pulseMore.dated(status, scene.f.day(date)))}</time>` : nothing}
        </p>
      </li>`,
    )}
  </ul>`;

function receipt(scene: Scene, { busy = false, said, actions: answers = [] }: Followed): TemplateResult {
  const { t } = scene;
  return html`<form class="receipt" novalidate>
    <p id="receipt-title">${t.say((m) => m.pulseMore.receiptTitle)}</p>
    <div class="row">
      <label for="receipt" class="small">${t.say((m) => m.pulseMore.receiptLabel)}</label>
      <input id="receipt" name="receipt" size="20" maxlength="40" autocomplete="off" autocapitalize="characters"
        spellcheck="false" dir="ltr" aria-describedby="receipt-title receipt-said" aria-invalid=${said === 'empty'} />
      <button aria-disabled=${busy}>${t.say((m) => m.pulseMore.follow)}</button>
    </div>
    <div id="receipt-said" role="status">
      ${said ? html`<p class=${said === 'empty' ? 'error' : 'note'}>${t.say((m) => m.pulseMore.follows[said])}</p>` : nothing}
      ${answers.length ? actions(scene, answers) : nothing}
    </div>
  </form>`;
}

/** Asks the receiver what became of a comment. The code is kept nowhere. */
export async function follow(
  source: ResultsController,
  code: string,
  tell: (followed: Followed) => void,
): Promise<void> {
  // As people write them down: in groups, in small letters, with letters that codes do without.
  const digits = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!digits) return tell({ said: 'empty' });
  tell({ busy: true });
  const found = await source.follow(digits);
  tell(found ? { said: found.status, actions: found.actions } : { said: 'failed' });
}
