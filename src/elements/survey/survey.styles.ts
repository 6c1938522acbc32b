import { css } from 'lit';

/** How many labels a scale has: a style sheet cannot count them, and a strict page allows no style attribute. */
const points = css`
  .of-2 { --_points: 2; } .of-3 { --_points: 3; } .of-4 { --_points: 4; } .of-5 { --_points: 5; } .of-6 { --_points: 6; }
  .of-7 { --_points: 7; } .of-8 { --_points: 8; } .of-9 { --_points: 9; } .of-10 { --_points: 10; } .of-11 { --_points: 11; } .of-12 { --_points: 12; }
`;

export default css`
  ${points}
  .widget { display: grid; gap: 1.5em; }
  header { display: grid; gap: 0.5em; }
  .progress { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25em 1em; contain: inline-size; margin-block-start: 0.25em; }
  progress { flex: none; appearance: none; inline-size: 100%; block-size: 0.375em; border: 0; border-radius: 99px; overflow: hidden; background: var(--_line); }
  progress::-webkit-progress-bar { background: var(--_line); }
  progress::-webkit-progress-value { background: var(--_accent); }
  progress::-moz-progress-bar { background: var(--_accent); }
  [part='privacy'] { display: grid; grid-template-columns: auto 1fr; gap: 0.5em 0.75em; }
  [part='privacy'] svg { inline-size: 1.25em; block-size: 1.25em; margin-block-start: 0.1em; fill: none; stroke: var(--_accent); stroke-width: 1.6; }
  .awaited { visibility: hidden; }
  [part='privacy'] label { grid-column: 2; display: flex; gap: 0.5em; align-items: center; min-block-size: max(1.75em, 24px); cursor: pointer; }
  [part='privacy'] input { inline-size: 1.125em; block-size: 1.125em; margin: 0; flex: none; }
  [part='questions'] { display: grid; gap: 2em; }
  section { display: grid; gap: 0.25em; }
  [hidden] { display: none !important; }
  @media screen { .elsewhere { display: none; } }
  section > h3 { padding-block-end: 0.5em; }
  /* Of what is in view at first it would cost a second layout. */
  .later { content-visibility: auto; contain-intrinsic-block-size: auto 60em; }

  .block { margin-inline: -0.5em; }
  fieldset, form { contain: content; border: 0; margin: 0; padding: 0.875em 0.5em 1.75em; background: linear-gradient(var(--_line), var(--_line)) center top / calc(100% - 1em) 1px no-repeat; display: grid; gap: 0.5em; }
  .stacked > * { background: none; padding-block: 0.5em 1.75em; margin-inline: -0.5em; }
  .legend { grid-column: 1 / -1; }
  form > label { inline-size: 100%; }
  .stacked .legend, .stacked form > label, .block:not(.matrix) :is(.legend, form > label) { font-weight: 600; }
  fieldset > label { display: flex; align-items: center; gap: 0.75em; min-block-size: 2.75em; padding: 0.375em 1em; border: 1px solid var(--_line); border-radius: var(--_radius); cursor: pointer; }
  fieldset > label:hover { background: var(--_wash); }
  fieldset > label:has(:checked) { background: var(--_accent-wash); border-color: var(--_accent); }
  fieldset > label.na { border-style: dashed; color: var(--_ink-soft); }
  fieldset input { inline-size: 1.25em; block-size: 1.25em; margin: 0; flex: none; accent-color: var(--_accent); }
  :disabled, label:has(:disabled) { cursor: default; }
  textarea { font: inherit; color: inherit; background: var(--_paper); border: 1px solid var(--_line-strong); border-radius: var(--_radius); padding: 0.75em; inline-size: 100%; resize: vertical; }
  textarea:focus-visible { outline-offset: -3px; }
  [data-id]:focus { outline: 3px solid var(--_accent); outline-offset: -3px; }
  .count:empty { display: none; }

  .rating { grid-template-columns: repeat(11, minmax(0, 1fr)); gap: 0.25em; }
  .rating > :is(.hint, .error, .ends, .na) { grid-column: 1 / -1; }
  .rating > label:not(.na) { flex-direction: column; gap: 0.25em; justify-content: center; padding: 0.5em 0; font-variant-numeric: tabular-nums; white-space: nowrap; letter-spacing: normal; }
  .ends { display: flex; justify-content: space-between; gap: 1em; max-inline-size: none; }
  .ends span:last-child { text-align: end; }

  ol { list-style: none; counter-reset: rank; border: 1px solid var(--_line); border-radius: var(--_radius); }
  ol li { counter-increment: rank; display: grid; grid-template-columns: 1.5em 1fr auto auto; gap: 0.25em; align-items: center; padding: 0.25em 0.5em 0.25em 1em; }
  ol li::before { content: counter(rank); color: var(--_ink-soft); }
  ol li + li { border-block-start: 1px solid var(--_line); }
  ol button { inline-size: 2.75em; padding: 0.5em; border-color: transparent; }
  ol svg { display: block; margin: auto; inline-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.8; }
  .ranking > button { justify-self: start; margin: 0; }

  .scale { display: none; }
  @container (min-width: 32em) {
    .matrix .likert { grid-template-columns: repeat(var(--_points), minmax(0, 1fr)); gap: 0; }
    .matrix .likert > :not(label) { grid-column: 1 / -1; padding-block-end: 0.25em; }
    .matrix .likert > label { flex-direction: column; justify-content: start; gap: 0.375em; padding: 0.5em 0.25em; border: 0; font-size: 0.8125em; line-height: 1.25; text-align: center; color: var(--_ink-soft); }
    .matrix .likert > label:has(:checked) { color: var(--_ink); font-weight: 650; background: none; }
    .matrix .likert > label.na { border-inline-start: 1px solid var(--_line); border-radius: 0; }

    /* The labels once, above; a row's own are read aloud, and seen where one points or is. */
    .scale { display: grid; grid-template-columns: repeat(var(--_points), minmax(0, 1fr)); align-items: center; position: sticky; inset-block-start: 0; z-index: 1; padding-block: 0.5em; background: var(--_paper); }
    .scale > span { font-size: 0.8125em; line-height: 1.25; text-align: center; color: var(--_ink-soft); padding-inline: 0.25em; }
    .headed .likert { contain: layout style; padding-block: 0.5em; }
    .headed .likert > label { block-size: 4em; padding-block-start: 0.25em; font-size: 0.6875em; -webkit-text-fill-color: transparent; }
    .headed .likert > label:is(:hover, :focus-within) { justify-self: center; inline-size: max-content; min-inline-size: 100%; max-inline-size: 10em; -webkit-text-fill-color: currentcolor; background: none; }
  }
  /* Beside its statement where there is room for both. */
  @container (min-width: 46em) {
    .scale, .headed .likert { grid-template-columns: minmax(0, 1fr) repeat(var(--_points), 5.5em); align-items: center; }
    .scale > :first-child { grid-column-start: 2; }
    .headed .likert > .legend { grid-column: 1; padding-inline-end: 2em; }
    .headed .likert > label { padding-block-start: 1em; }
  }
  @container (max-width: 30em) {
    /* Zero to five, and six to ten: the ends of the scale stay at the ends. */
    .rating { grid-template-columns: repeat(6, minmax(0, 1fr)); }
    .rating > label:nth-of-type(7):not(.na) { grid-column-start: 2; }
    .rating :is(.legend, .hint) { order: -2; }
    .rating > .ends { display: contents; }
    .ends > span { grid-column: 1 / -1; }
    .ends > :first-child { order: -1; }
    .ends > :last-child { order: 1; }
    .rating > :is(.na, .error, .clear) { order: 2; }
  }

  /* Large text in a narrow place: the words need the room of the picture beside them. */
  @container (max-width: 16em) {
    [part='privacy'] { grid-template-columns: 1fr; padding-inline: 0.5em; }
    [part='privacy'] label { grid-column: 1; }
    [part='privacy'] svg { display: none; }
  }

  .actions .kept { margin-inline-start: auto; }
  @media (forced-colors: active) { .headed .likert > label { block-size: auto; -webkit-text-fill-color: currentcolor !important; } progress { border: 1px solid CanvasText; } fieldset > label:has(:checked) { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
