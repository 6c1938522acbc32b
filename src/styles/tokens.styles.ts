import { css } from 'lit';
import accent from './accent.styles.js';

/**
 * The one place where public tokens get their defaults. `light-dark()` follows the page's `color-scheme`, not the
 * system's, so that a widget is dark exactly where its page is.
 */
export default css`
  ${accent}
  :host {
    --_ink: var(--attune-ink, light-dark(#1d2433, #e9ecf2));
    --_ink-soft: var(--attune-ink-soft, light-dark(#545e72, #a9b2c3));
    --_paper: var(--attune-paper, light-dark(#ffffff, #161a22));
    --_wash: var(--attune-wash, light-dark(#f3f5f8, #1f2531));
    --_line: var(--attune-line, light-dark(#d9dde6, #353d4d));
    --_line-strong: var(--attune-line-strong, light-dark(#7d8699, #77829a));
    --_fill: var(--attune-accent, light-dark(#0f6b6b, #63c7c2));
    --_accent-wash: var(--attune-accent-wash, color-mix(in oklab, var(--_fill) 11%, var(--_paper)));
    --_warn: var(--attune-warn, light-dark(#8f4a00, #f0b26b));
    --_warn-wash: var(--attune-warn-wash, light-dark(#fdf1e3, #3a2a17));
    --_negative: var(--attune-negative, light-dark(#a3243b, #ff9aa8));
    --_positive: var(--attune-positive, light-dark(#2b8a85, #55b5af));
    --_radius: var(--attune-radius, 8px);
    box-sizing: border-box;
    /* In a box that shrinks to what it holds (a flex row, a dialog, a table) as wide as there is room, and never wider:
       a grid's own column takes what its content would like, and yields where there is less. */
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  /* As far from what follows as a paragraph: margins of neighbours collapse, and any rule of the page comes before. */
  :host(:not(:last-child)) {
    margin-block-end: 1em;
  }
  :host([hidden]) {
    display: none !important;
  }
`;
