import { html, nothing, type TemplateResult } from 'lit';
import { ownerDetails } from '../../controllers/error-card.js';
import type { LocalizeController } from '../../controllers/localize.js';
import type { Trouble } from '../../controllers/results.js';
import { timeIn } from '../../controllers/time.js';

/** What stands in for the figures while they come: nothing at first, then their outline in their place. */
export const skeleton = (t: LocalizeController): TemplateResult =>
  html`<div class="skeleton" part="loading">
    <p class="visually-hidden" role="status">${t.say((m) => m.pulse.loading)}</p>
    <div class="title"></div><div></div><div></div>
    ${[0, 1, 2].map(() => html`<div class="bar"></div>`)}
  </div>`;

/** Only where trying can help: a token or an address that is wrong stays wrong. */
const again = (t: LocalizeController, busy: boolean): TemplateResult =>
  html`<button type="button" data-act="reload" aria-disabled=${busy}>${t.say((m) => m.reload)}</button>`;

/** What is missing, what a person can do about it and, for the page's owner, where and why. */
export function failed(t: LocalizeController, { kind, faults }: Trouble, busy: boolean): TemplateResult {
  return html`<div class="broken" role="alert" part="error">
    <h2 tabindex="-1">${t.say((m) => m.pulse.trouble[kind])}</h2>
    <p>${t.say((m) => m.pulse.remedy[kind])}</p>
    ${kind === 'network' ? html`<div>${again(t, busy)}</div>` : nothing}
    ${ownerDetails(t, faults, 'results')}
  </div>`;
}

/** Figures that could not be renewed: they stay, and say from when they are. */
export function stale(t: LocalizeController, trouble: Trouble, at: number, busy: boolean): TemplateResult {
  return html`<div class="note warn small row" role="status" part="stale">
    <p>${t.say((m) => m.pulse.renewed(timeIn(t.locale, at)))} ${t.say((m) => m.pulse.trouble[trouble.kind])}.</p>
    ${trouble.kind === 'network' ? again(t, busy) : nothing}
  </div>`;
}
