import { html, nothing, type TemplateResult } from 'lit';
import type { Given } from '../../core/given.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { Question } from './survey.model.js';
import type { Scene } from './survey.questions.js';

/** What earlier visits and other tabs left: what of it stands, what does not fit any more, and what was sent. */
export function earlier({ t, session }: Scene): TemplateResult {
  const { resumed, aside, elsewhere } = session;
  const gone = aside.filter(({ item }) => !session.item(item));
  const changed = new Set(aside.map(({ item }) => item)).size - gone.length;
  return html`${elsewhere ? sentElsewhere(t) : nothing}
    ${
      resumed || aside.length
        ? html`<div class="row small resumed">
          <p>
            ${resumed ? t.say((m) => m.resumed) : nothing} ${changed > 0 ? t.say((m) => m.changedSince(changed)) : nothing}
          </p>
          <button type="button" class="quiet" data-act="startOver">${t.say((m) => m.actions.startOver)}</button>
        </div>`
        : nothing
    }
    ${
      gone.length
        ? html`<div class="note small aside">
          <p>${t.say((m) => m.noLongerAsked)}</p>
          ${gone.map((given) => was(given))}
        </div>`
        : nothing
    }`;
}

/** Other answers were sent from another tab: whether these go as well is for their person to say. */
export function sentElsewhere(t: LocalizeController): TemplateResult {
  return html`<div class="note warn other-tab" role="alert">
    <h3 tabindex="-1">${t.say((m) => m.elsewhereTitle)}</h3>
    <p>${t.say((m) => m.elsewhereText)}</p>
    <div class="row">
      ${(['sendBeside', 'keepCopy', 'dropThese'] as const).map(
        (act) => html`<button type="button" class="quiet" data-act=${act}>${t.say((m) => m.actions[act])}</button>`,
      )}
    </div>
  </div>`;
}

/** What was answered before a question was worded anew. */
export function changed({ t, session }: Scene, { id, kind }: Question): TemplateResult | typeof nothing {
  const before = session.aside.find(({ item }) => item === id);
  if (!before) return nothing;
  return html`<div class="note small aside" id="was-${id}">
    <p>${t.say((m) => m.questionChanged)}</p>
    ${was(before)}
    ${
      kind === 'text'
        ? html`<button type="button" class="quiet" @click=${(event: Event) => useAgain(event, before)}>
          ${t.say((m) => m.useAgain)}
        </button>`
        : nothing
    }
  </div>`;
}

/** In the words it was asked and answered in, which may be another language's. */
const was = ({ asked, said, answer }: Given): TemplateResult =>
  html`${asked ? html`<p class="soft" dir="auto">${asked}</p>` : nothing}<p class="given" dir="auto">${said ?? String(answer)}</p>`;

/** As if the person had written it into the field. */
function useAgain(event: Event, { item, answer }: Given): void {
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  const field = root.querySelector<HTMLTextAreaElement>(`textarea[name="${item}"]`)!;
  field.value = String(answer);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.focus();
}
