import { ContextProvider } from '@lit/context';
import { LitElement, html, type TemplateResult } from 'lit';
import { deliveryContext } from '../../controllers/context.js';
import { Deliverable } from '../../controllers/deliverable.js';
import { define } from '../../define.js';
import styles from './provider.styles.js';

/**
 * @summary Says once where results go, for all Attune elements inside it.
 * @tagname attune-provider
 * @slot - The elements it provides for, anywhere inside.
 */
export class AttuneProvider extends Deliverable(LitElement) {
  static override styles = [styles];

  #provided = new ContextProvider(this, { context: deliveryContext });

  protected override willUpdate(): void {
    this.#provided.setValue(this.ownDelivery);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

define('attune-provider', AttuneProvider);

declare global {
  interface HTMLElementTagNameMap {
    'attune-provider': AttuneProvider;
  }
}
