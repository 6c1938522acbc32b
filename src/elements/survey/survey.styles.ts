import { css } from 'lit';

export default css`
  .widget { display: grid; gap: 1.5em; }
  header { display: grid; gap: 0.5em; }
  .progress { display: grid; grid-template-columns: 1fr auto; gap: 0.25em 1em; contain: inline-size; margin-block-start: 0.25em; }
  progress { grid-column: 1 / -1; appearance: none; inline-size: 100%; block-size: 0.375em; border: 0; border-radius: 99px; overflow: hidden; background: var(--_line); }
  progress::-webkit-progress-bar { background: var(--_line); }
  progress::-webkit-progress-value { background: var(--_accent); }
  progress::-moz-progress-bar { background: var(--_accent); }
  [part='privacy'] { display: grid; grid-template-columns: auto 1fr; gap: 0.5em 0.75em; }
  [part='privacy'] svg { inline-size: 1.25em; block-size: 1.25em; margin-block-start: 0.1em; fill: none; stroke: var(--_accent); stroke-width: 1.6; }
  [part='privacy'] label { grid-column: 2; display: flex; gap: 0.5em; align-items: center; min-block-size: 1.75em; cursor: pointer; }
  [part='privacy'] input { inline-size: 1.125em; block-size: 1.125em; margin: 0; flex: none; }
  [part='questions'] { display: grid; gap: 2em; }
  section { display: grid; gap: 0.25em; }
  section[hidden], [data-id][hidden] { display: none; }
  @media screen { .elsewhere { display: none; } }
  section > h3 { padding-block-end: 0.5em; }
  .block { content-visibility: auto; contain-intrinsic-block-size: auto 60em; }

  fieldset, form { contain: content; border: 0; margin: 0; padding: 1em 0; border-block-start: 1px solid var(--_line); display: grid; gap: 0.5em; }
  .stacked > * { border-block-start: 0; padding-block: 0; }
  legend, form > label { float: inline-start; padding: 0; inline-size: 100%; }
  .stacked legend, .stacked form > label, section:not(:has(.matrix)) :is(legend, form > label) { font-weight: 600; }
  fieldset > label { display: flex; align-items: center; gap: 0.75em; min-block-size: 2.75em; padding: 0.375em 1em; border: 1px solid var(--_line); border-radius: var(--_radius); cursor: pointer; }
  fieldset > label:hover { background: var(--_wash); }
  fieldset > label:has(:checked) { background: var(--_accent-wash); border-color: var(--_accent); }
  fieldset > label.na { border-style: dashed; color: var(--_ink-soft); }
  fieldset input { inline-size: 1.25em; block-size: 1.25em; margin: 0; flex: none; accent-color: var(--_accent); }
  :disabled, label:has(:disabled) { cursor: default; }
  textarea { font: inherit; color: inherit; background: var(--_paper); border: 1px solid var(--_line-strong); border-radius: var(--_radius); padding: 0.75em; inline-size: 100%; resize: vertical; }
  .count:empty { display: none; }

  .rating { grid-template-columns: repeat(11, minmax(0, 1fr)); gap: 0.25em; }
  .rating > :is(legend, .hint, .error, .ends, .na) { grid-column: 1 / -1; }
  .rating > label:not(.na) { flex-direction: column; gap: 0.25em; justify-content: center; padding: 0.5em 0; font-variant-numeric: tabular-nums; }
  .ends { display: flex; justify-content: space-between; gap: 1em; max-inline-size: none; }
  .ends span:last-child { text-align: end; }

  ol { list-style: none; counter-reset: rank; border: 1px solid var(--_line); border-radius: var(--_radius); }
  ol li { counter-increment: rank; display: grid; grid-template-columns: 1.5em 1fr auto auto; gap: 0.25em; align-items: center; padding: 0.25em 0.5em 0.25em 1em; }
  ol li::before { content: counter(rank); color: var(--_ink-soft); }
  ol li + li { border-block-start: 1px solid var(--_line); }
  ol button { inline-size: 2.75em; padding: 0.5em; border-color: transparent; }
  ol svg { display: block; margin: auto; inline-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.8; }
  .ranking > button { justify-self: start; margin: 0; }

  @container (min-width: 32em) {
    .matrix .likert { display: flex; flex-wrap: wrap; gap: 0; }
    .matrix .likert > :is(legend, .hint, .error) { flex: 1 0 100%; padding-block-end: 0.25em; }
    .matrix .likert > label { flex: 1 0 4em; flex-direction: column; justify-content: start; gap: 0.375em; padding: 0.5em 0.25em; border: 0; font-size: 0.8125em; line-height: 1.25; text-align: center; color: var(--_ink-soft); }
    .matrix .likert > label:has(:checked) { color: var(--_ink); font-weight: 650; background: none; }
    .matrix .likert > label.na { border-inline-start: 1px solid var(--_line); border-radius: 0; }
  }
  @container (min-width: 46em) {
    .matrix .likert { align-items: center; }
    .matrix .likert:not(:has(label:nth-of-type(7))) > legend { flex: 1 1 12em; inline-size: auto; padding-block: 0; padding-inline-end: 1em; }
    .matrix .likert:not(:has(label:nth-of-type(7))) > label { flex: 0 0 4.75em; align-self: stretch; font-size: 0.75em; }
    .matrix .likert:not(:has(label:nth-of-type(7))) > label.na { flex-basis: 5.5em; }
    .matrix .likert > .error { order: 1; }
  }
  @container (max-width: 30em) {
    .rating { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  }

  .actions .kept { margin-inline-start: auto; }
  .loading { animation: appear 0s 0.3s backwards; }
  @keyframes appear { from { visibility: hidden; } }
  @media (forced-colors: active) { progress { border: 1px solid CanvasText; } fieldset > label:has(:checked) { outline: 2px solid Highlight; } }
  @media print { .block { content-visibility: visible; } fieldset, form { break-inside: avoid; } .progress, [part='privacy'] label { display: none; } }
`;
