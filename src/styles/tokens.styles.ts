import { css } from 'lit';

/**
 * The one place where public tokens get their defaults. `light-dark()` follows the page's `color-scheme`, not the
 * system's, so that a widget is dark exactly where its page is.
 */
export default css`
  :host {
    --_ink: var(--attune-ink, light-dark(#1d2433, #e9ecf2));
    --_ink-soft: var(--attune-ink-soft, light-dark(#545e72, #a9b2c3));
    --_paper: var(--attune-paper, light-dark(#ffffff, #161a22));
    --_wash: var(--attune-wash, light-dark(#f3f5f8, #1f2531));
    --_line: var(--attune-line, light-dark(#d9dde6, #353d4d));
    --_line-strong: var(--attune-line-strong, light-dark(#7d8699, #77829a));
    --_accent: var(--attune-accent, light-dark(#0f6b6b, #63c7c2));
    --_accent-wash: var(--attune-accent-wash, light-dark(#e3f1f0, #17393a));
    --_on-accent: var(--attune-on-accent, light-dark(#ffffff, #0c1b1b));
    --_warn: var(--attune-warn, light-dark(#8f4a00, #f0b26b));
    --_warn-wash: var(--attune-warn-wash, light-dark(#fdf1e3, #3a2a17));
    --_negative: var(--attune-negative, light-dark(#a3243b, #ff9aa8));
    --_positive: var(--attune-positive, light-dark(#2b8a85, #55b5af));
    --_radius: var(--attune-radius, 0.5rem);
    --_space: var(--attune-space, 1rem);
    box-sizing: border-box;
    display: block;
  }
  :host([hidden]) {
    display: none !important;
  }
`;
