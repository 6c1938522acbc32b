import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from './localize.js';

/** The code that leads back to a comment: one unbroken run from left to right in any script, with a button to copy it. */
export function receipt(t: LocalizeController, code: string): TemplateResult {
  return html`<p class="row small receipt">
    <span>${t.say((m) => m.receipt)}</span>
    <bdi dir="ltr" class="code">${code}</bdi>
    <button type="button" class="quiet" @click=${(event: Event) => void copy(t, event)}>
      ${t.say((m) => m.copy)}<span class="visually-hidden">: ${t.say((m) => m.receipt)}</span>
    </button>
    <span class="soft" role="status"></span>
  </p>`;
}

async function copy(t: LocalizeController, { currentTarget }: Event): Promise<void> {
  const row = (currentTarget as Element).parentElement!;
  const [code, said] = [row.querySelector('bdi')!, row.querySelector('[role=status]')!];
  let copied = true;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // Forbidden, or a page that is not secure: there people copy what is selected.
    copied = false;
    getSelection()?.selectAllChildren(code);
  }
  said.textContent = t.text((m) => (copied ? m.copied : m.copyByHand));
}
