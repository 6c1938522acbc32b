import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { flag } from '../../controllers/properties.js';
import { download } from '../../controllers/download.js';
import { errorCard } from '../../controllers/error-card.js';
import { completeEnglish, LocalizeController } from '../../controllers/localize.js';
import { isToday, timeIn } from '../../controllers/time.js';
import { receipt as receiptOf } from '../../controllers/receipt.js';
import { OutboxController } from '../../controllers/outbox.js';
import type { DeliveryState } from '../../core/delivery-state.js';
import { define } from '../../define.js';
import en from '../../locales/en.js';
import tokens from '../../styles/tokens.styles.js';
import widget from '../../styles/widget.styles.js';
import { rowsOf, type Row, type RowAction } from './outbox.model.js';
import styles from './outbox.styles.js';

completeEnglish(en);

/**
 * @summary What people sent from this device: what has arrived, what still waits and why, and what they can do about it.
 * @tagname attune-outbox
 *
 * @fires {AttuneErrorEvent} attune-error - This browser has cleared answers before they were sent; says how many. Or the provider's settings are wrong; says where and why.
 *
 * @csspart base - Everything the outbox shows.
 * @csspart list - The submissions.
 * @csspart item - One submission.
 * @csspart error - What stands in place of the submissions while the provider's settings are wrong.
 *
 * @cssprop [--attune-accent=#0f6b6b] - Buttons, icons and focus.
 * @cssprop [--attune-warn=#8f4a00] - The icons of what needs a hand.
 * @cssprop [--attune-paper=#ffffff] - The surface the outbox is drawn on.
 */
export class AttuneOutbox extends LitElement {
  static override styles = [tokens, widget, styles];

  /** Shows nothing at all while nothing waits and nothing has arrived in the last day. */
  @property({ type: Boolean, converter: flag, attribute: 'hide-empty' }) hideEmpty = false;

  /** Whose submissions to show, as the surveys on the page say it. Set it where people share a browser; without it all are shown. */
  @property() respondent?: string;

  @state() private asking = '';

  #t = new LocalizeController(this);
  #outbox = new OutboxController(this);
  /** Where what has the focus is found once all is drawn anew: the submission's button, then the submission. */
  #focused: readonly string[] | undefined;

  protected override willUpdate(): void {
    const focused = this.shadowRoot?.activeElement as HTMLElement | null | undefined;
    this.#focused = undefined;
    if (!focused) return;
    const row = `[data-id="${CSS.escape(focused.closest('li')?.dataset['id'] ?? '')}"]`;
    this.#focused = [`${row} [data-act="${focused.dataset['act']}"]`, row, 'h2'];
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this.#t;
    const { entries, lost, faults } = this.#outbox;
    if (t.awaited) return nothing;
    if (faults.length)
      return html`<section class="widget" part="base" lang=${t.language} dir=${t.dir}>${errorCard(t, faults)}</section>`;
    const rows = rowsOf(entries ?? [], this.respondent);
    if (this.hideEmpty && !rows.length && !lost) return nothing;
    const waiting = rows.filter(({ state }) => state !== 'delivered');
    return html`<section class="widget" part="base" lang=${t.language} dir=${t.dir} aria-labelledby="title">
      <h2 id="title" tabindex="-1">${t.say((m) => m.outboxTitle)}</h2>
      ${
        lost
          ? html`<div class="note warn small lost">
            <p>${t.say((m) => m.lost(lost))}</p>
            <button type="button" class="quiet" @click=${() => this.#lossTold()}>${t.say((m) => m.lostTold)}</button>
          </div>`
          : nothing
      }
      ${waiting.some(({ durable }) => !durable) ? html`<p class="note warn small">${t.say((m) => m.outboxNotKept)}</p>` : nothing}
      <div>
        <div role="status">${entries && !rows.length ? html`<p class="soft">${t.say((m) => m.outboxEmpty)}</p>` : nothing}</div>
        ${rows.length ? html`<ul part="list">${rows.map((row) => keyed(row.id, this.#row(row)))}</ul>` : nothing}
      </div>
      ${
        waiting.length > 1
          ? html`<div><button type="button" @click=${() => this.#act('download', ...waiting.map(({ id }) => id))}>${t.say((m) => m.downloadAll)}</button></div>`
          : nothing
      }
      <div role="status" class="visually-hidden">${t.say((m) => rows.map(({ title, situation }) => m.about(m.stateName[situation], title || m.untitled)).join('. '))}</div>
    </section>`;
  }

  /** What has moved keeps the focus. In place of what is gone its submission has it, or the heading. */
  protected override updated(): void {
    if (!this.#focused || this.shadowRoot!.activeElement) return;
    const found = this.#focused.map((place) => this.renderRoot.querySelector<HTMLElement>(place));
    found.find(Boolean)?.focus();
  }

  #row({ id, title, state, situation, reason, at, nextAt, receipt, actions }: Row): TemplateResult {
    const t = this.#t;
    const name = title ? html`<bdi>${title}</bdi>` : t.say((m) => m.untitled);
    // A name made of what is shown, and not an attribute: words in another language keep it.
    const button = (act: RowAction): TemplateResult =>
      html`<button type="button" class="quiet" data-act=${act} @click=${() => this.#act(act, id)}>
        ${t.say((m) => (act === 'discard' ? m.discard : m.actions[act]))}<span class="visually-hidden">: ${name}</span>
      </button>`;
    return html`<li class=${state} part="item" data-id=${id} tabindex="-1">
      ${icon(state)}
      <div class="words">
        <strong>${t.say((m) => m.stateName[situation])}</strong>
        <span class="small">${name}</span>
        <p class="small soft">
          ${at ? t.say((m) => (state === 'delivered' ? m.deliveredAt : m.savedAt)(timeIn(t.locale, at))) : nothing}
          ${reason && situation !== 'damaged' && situation !== 'sent' ? t.say((m) => m.reasons[reason]!) : nothing}
          ${situation === 'delivered' ? nothing : t.say((m) => m.deliveryText[situation])}
          ${nextAt ? t.say((m) => m.nextTry(timeIn(t.locale, nextAt), isToday(nextAt))) : nothing}
          ${reason ? t.say((m) => m.code(reason)) : nothing}
        </p>
        ${receipt ? receiptOf(t, receipt) : nothing}
      </div>
      ${
        this.asking === id
          ? this.#ask(id)
          : actions.length
            ? html`<div class="row small">
            ${actions.map((act) => keyed(act, button(act)))}
          </div>`
            : nothing
      }
    </li>`;
  }

  #ask(id: string): TemplateResult {
    const t = this.#t;
    return html`<div class="ask note warn small" role="group" aria-labelledby="ask" aria-describedby="why" @keydown=${this.#onKey}>
      <strong id="ask">${t.say((m) => m.discardTitle)}</strong>
      <p id="why">${t.say((m) => m.discardText)}</p>
      <div class="row">
        <button type="button" @click=${() => this.#keep()}>${t.say((m) => m.discardNo)}</button>
        <button type="button" class="quiet" @click=${() => this.#discard(id)}>${t.say((m) => m.discardYes)}</button>
      </div>
    </div>`;
  }

  async #act(act: RowAction, ...ids: string[]): Promise<void> {
    const [id = ''] = ids;
    if (act === 'download') download('attune-answers.json', await this.#outbox.export(ids));
    else if (act === 'retry') await this.#outbox.retry(id);
    else {
      this.asking = id;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.ask button')?.focus();
    }
  }

  #lossTold(): void {
    this.#outbox.lossTold();
    this.#focus('h2');
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#keep();
  }

  /** Back to the button they came from. */
  #keep(): void {
    const back = `[data-id="${CSS.escape(this.asking)}"] button:last-child`;
    this.asking = '';
    this.#focus(back);
  }

  async #discard(id: string): Promise<void> {
    await this.#outbox.discard(id);
    this.asking = '';
    this.#focus('h2');
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

/** A tick, a clock or a warning; the words beside it say the same. */
function icon(state: DeliveryState): TemplateResult {
  const ring = 'M17.5 10a7.5 7.5 0 1 1-15 0a7.5 7.5 0 0 1 15 0';
  const held = state === 'paused' || state === 'unconfirmed' || state === 'dead';
  const path = held
    ? 'M10 3l7.5 13.5h-15zM10 8v4M10 14.2v.3'
    : `${ring}${state === 'delivered' ? 'M6.7 10.3l2.3 2.3 4.4-5' : 'M10 5.5V10l3 2'}`;
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path}></path></svg>`;
}

define('attune-outbox', AttuneOutbox);

declare global {
  interface HTMLElementTagNameMap {
    'attune-outbox': AttuneOutbox;
  }
}
