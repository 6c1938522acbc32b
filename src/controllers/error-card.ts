import { html, nothing, type TemplateResult } from 'lit';
import type { Fault } from '../core/schema/fault-error.js';
import type { LocalizeController } from './localize.js';

/** For the page's owner: where something is wrong, and how to mend it. `whole`: what is at fault where no place in it is. */
export const ownerDetails = (t: LocalizeController, faults: readonly Fault[], whole = 'config'): TemplateResult =>
  html`<details class="small">
    <summary>${t.say((m) => m.errorDetails)}</summary>
    <ul lang="en" dir="ltr">
      ${faults.slice(0, 20).map(({ path, message }) => html`<li><code>${path || whole}</code> ${message}</li>`)}
    </ul>
  </details>`;

/** What stands in place of what cannot be shown. `again`: whether another try may help, or is on its way (`busy`). */
export function errorCard(
  t: LocalizeController,
  faults: readonly Fault[],
  again?: 'possible' | 'busy',
): TemplateResult {
  return html`<div class="broken" role="alert" part="error">
    <h2 tabindex="-1">${t.say((m) => m.errorTitle)}</h2>
    <p>${t.say((m) => (again ? m.notLoaded : m.errorText))}</p>
    ${
      again
        ? html`<div><button type="button" data-act="reload" aria-disabled=${again === 'busy'}>${t.say((m) => m.reload)}</button></div>`
        : nothing
    }
    ${ownerDetails(t, faults)}
  </div>`;
}
