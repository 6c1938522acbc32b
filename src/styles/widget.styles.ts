import { css } from 'lit';

/** What every widget shares: its paper, words, buttons and notes. */
export default css`
  *, ::before, ::after {
    box-sizing: inherit;
    min-inline-size: 0; /* or one long word would widen a grid or flex row beyond the page */
  }
  .widget {
    container-type: inline-size;
    contain-intrinsic-inline-size: min(40em, 100vw);
    background: var(--_paper);
    color: var(--_ink);
    font: inherit;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    overflow-wrap: break-word;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    padding: clamp(min(1em, 5%), 3.5%, 2em); /* of the width there is here, not of the window's */
    accent-color: var(--_accent);
  }
  h2, h3, p, ul, ol, dl, dd {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 700;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h3 {
    font-size: 1.0625em;
    line-height: 1.35;
    font-weight: 650;
  }
  p {
    max-inline-size: 65ch;
    text-wrap: pretty;
  }
  .soft { color: var(--_ink-soft); }
  .small { font-size: 0.875em; }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1.25em;
  }
  button,
  .button {
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    min-block-size: max(2.75em, 44px);
    padding: 0.5em 1.125em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_ink);
    cursor: pointer;
  }
  button:hover {
    background: var(--_wash);
  }
  button.primary {
    background: var(--_fill);
    border-color: var(--_accent);
    color: var(--_on-fill);
  }
  button.primary:hover {
    background: color-mix(in oklab, var(--_fill) 88%, var(--_ink));
  }
  button.quiet {
    border-color: transparent;
    color: var(--_accent);
    padding-inline: 0.5em;
    margin-inline: -0.5em;
    text-align: start;
  }
  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible,
  input:focus /* WebKit takes an arrow key in a group for no key */ {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    scroll-margin-block: 6em; /* comes into view with its ring, and from beneath what sticks to the edge */
  }
  a {
    color: var(--_accent);
  }
  .note {
    padding: 0.75em 1em;
    border-radius: var(--_radius);
    background: var(--_accent-wash);
  }
  .note.warn {
    background: var(--_warn-wash);
    border-inline-start: 4px solid var(--_warn);
  }
  .error {
    color: var(--_negative);
    font-weight: 600;
  }
  .broken { display: grid; gap: 0.75em; }
  .broken ul { padding-inline-start: 1.25em; }
  summary { cursor: pointer; color: var(--_accent); padding: max(0.5em, 6px) 0; inline-size: fit-content; max-inline-size: 100%; }
  code { font-size: 0.9em; padding: 0 0.25em; background: var(--_wash); border-radius: 0.25em; }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition: background-color 0.12s;
    }
  }
  @media (forced-colors: active) {
    .note,
    button.primary {
      border: 1px solid CanvasText;
    }
    button.quiet { margin-inline: 0; }
  }
  @media print {
    .widget {
      color-scheme: only light; /* paper is white */
      border: 0;
      padding: 0;
    }
    button {
      display: none;
    }
  }
`;
