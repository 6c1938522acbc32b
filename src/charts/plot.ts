import { html, type TemplateResult } from 'lit';

/**
 * The surface of a chart: as wide as its place, so that no text on the page shrinks with it. The words and figures
 * stand beside it as text; a screen reader needs nothing of the drawing.
 */
export const plot = (height: number, marks: unknown): TemplateResult =>
  html`<svg class="plot" width="100%" height=${height} aria-hidden="true">${marks}</svg>`;
