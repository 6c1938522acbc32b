import { css } from 'lit';

export default css`
  .widget { display: grid; gap: 1.5rem; }
  .widget > *, section { min-inline-size: 0; }
  header { display: grid; gap: 0.5rem; }
  .progress { display: grid; grid-template-columns: 1fr auto; gap: 0.25rem 1rem; contain: inline-size; margin-block-start: 0.25rem; }
  progress { grid-column: 1 / -1; appearance: none; inline-size: 100%; block-size: 0.375rem; border: 0; border-radius: 99px; overflow: hidden; background: var(--_line); }
  progress::-webkit-progress-bar { background: var(--_line); }
  progress::-webkit-progress-value { background: var(--_accent); }
  progress::-moz-progress-bar { background: var(--_accent); }
  [part='privacy'] { display: grid; grid-template-columns: auto 1fr; gap: 0.5rem 0.75rem; }
  [part='privacy'] svg { inline-size: 1.25rem; block-size: 1.25rem; margin-block-start: 0.1rem; fill: none; stroke: var(--_accent); stroke-width: 1.6; }
  [part='privacy'] label { grid-column: 2; display: flex; gap: 0.5rem; align-items: center; min-block-size: 1.75rem; cursor: pointer; }
  [part='privacy'] input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; flex: none; }
  [part='questions'] { display: grid; gap: 2rem; }
  section { display: grid; gap: 0.25rem; }
  section[hidden], [data-id][hidden] { display: none; }
  section > h3 { padding-block-end: 0.5rem; }
  .block { content-visibility: auto; contain-intrinsic-block-size: auto 60rem; }

  fieldset, form { contain: content; border: 0; margin: 0; padding: 1rem 0; min-inline-size: 0; border-block-start: 1px solid var(--_line); display: grid; gap: 0.5rem; }
  .stacked > * { border-block-start: 0; padding-block: 0; }
  legend, form > label { float: inline-start; padding: 0; inline-size: 100%; }
  .stacked legend, .stacked form > label, section:not(:has(.matrix)) :is(legend, form > label) { font-weight: 600; }
  fieldset > label { display: flex; align-items: center; gap: 0.75rem; min-block-size: 2.75rem; padding: 0.375rem 1rem; border: 1px solid var(--_line); border-radius: var(--_radius); cursor: pointer; }
  fieldset > label:hover { background: var(--_wash); }
  fieldset > label:has(:checked) { background: var(--_accent-wash); border-color: var(--_accent); }
  fieldset > label.na { border-style: dashed; color: var(--_ink-soft); }
  fieldset input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; flex: none; accent-color: var(--_accent); }
  :disabled, label:has(:disabled) { cursor: default; }
  textarea { font: inherit; color: inherit; background: var(--_paper); border: 1px solid var(--_line-strong); border-radius: var(--_radius); padding: 0.75rem; inline-size: 100%; resize: vertical; }
  .count:empty { display: none; }

  .rating { grid-template-columns: repeat(11, minmax(0, 1fr)); gap: 0.25rem; }
  .rating > :is(legend, .hint, .error, .ends, .na) { grid-column: 1 / -1; }
  .rating > label:not(.na) { flex-direction: column; gap: 0.25rem; justify-content: center; padding: 0.5rem 0; font-variant-numeric: tabular-nums; }
  .ends { display: flex; justify-content: space-between; gap: 1rem; max-inline-size: none; }
  .ends span:last-child { text-align: end; }

  ol { list-style: none; counter-reset: rank; border: 1px solid var(--_line); border-radius: var(--_radius); }
  ol li { counter-increment: rank; display: grid; grid-template-columns: 1.5rem 1fr auto auto; gap: 0.25rem; align-items: center; padding: 0.25rem 0.5rem 0.25rem 1rem; }
  ol li::before { content: counter(rank); color: var(--_ink-soft); }
  ol li + li { border-block-start: 1px solid var(--_line); }
  ol button { inline-size: 2.75rem; padding: 0.5rem; border-color: transparent; }
  ol svg { display: block; margin: auto; inline-size: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.8; }
  .ranking > button { justify-self: start; margin: 0; }

  @container (min-width: 32rem) {
    .matrix .likert { display: flex; flex-wrap: wrap; gap: 0; }
    .matrix .likert > :is(legend, .hint, .error) { flex: 1 0 100%; padding-block-end: 0.25rem; }
    .matrix .likert > label { flex: 1 0 4rem; flex-direction: column; justify-content: start; gap: 0.375rem; padding: 0.5rem 0.25rem; border: 0; font-size: 0.8125em; line-height: 1.25; text-align: center; color: var(--_ink-soft); }
    .matrix .likert > label:has(:checked) { color: var(--_ink); font-weight: 650; background: none; }
    .matrix .likert > label.na { border-inline-start: 1px solid var(--_line); border-radius: 0; }
  }
  @container (min-width: 46rem) {
    .matrix .likert { align-items: center; }
    .matrix .likert:not(:has(label:nth-of-type(7))) > legend { flex: 1 1 12rem; inline-size: auto; padding-block: 0; padding-inline-end: 1rem; }
    .matrix .likert:not(:has(label:nth-of-type(7))) > label { flex: 0 0 4.75rem; align-self: stretch; font-size: 0.75em; }
    .matrix .likert:not(:has(label:nth-of-type(7))) > label.na { flex-basis: 5.5rem; }
    .matrix .likert > .error { order: 1; }
  }
  @container (max-width: 30rem) {
    .rating { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  }

  .actions .kept { margin-inline-start: auto; }
  .loading { animation: appear 0s 0.3s backwards; }
  @keyframes appear { from { visibility: hidden; } }
  @media (forced-colors: active) { progress { border: 1px solid CanvasText; } fieldset > label:has(:checked) { outline: 2px solid Highlight; } }
  @media print { .block { content-visibility: visible; } fieldset, form { break-inside: avoid; } .progress, [part='privacy'] label { display: none; } }
`;
