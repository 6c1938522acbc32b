import { css } from 'lit';

/** Sizes follow the widget's own text, whatever a rem is on the page. */
export default css`
  .widget, .rest { display: grid; gap: 2em; grid-template-columns: minmax(0, 1fr); }
  header, section, .said { display: grid; gap: 0.5em; grid-template-columns: minmax(0, 1fr); }
  section { align-content: start; }
  .said { margin-block-start: -0.75em; }
  .lead { font-size: 1.125em; line-height: 1.45; font-weight: 500; }
  .choices { gap: 0.5em 1.25em; }
  .choices label { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.5em; color: var(--_ink-soft); min-inline-size: 0; }
  select, input { font: inherit; color: var(--_ink); background: var(--_paper); border: 1px solid var(--_line-strong); border-radius: var(--_radius); min-block-size: max(2.75em, 44px); padding: 0.375em 0.75em; max-inline-size: 100%; min-inline-size: 0; }
  .choices > span { font-weight: 600; }
  .stale { justify-content: space-between; }

  figure { margin: 0; min-inline-size: 0; }
  .dots { list-style: none; display: grid; }
  .dots > * { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 7fr) 3em minmax(0, 5fr); gap: 0.25em 1em; align-items: center; padding: 0.625em 0; border-block-start: 1px solid var(--_line); }
  .dots.head > div { border: 0; padding: 0; }
  .dots .line { padding-inline: 0.375em; }
  .ends { grid-column: 2; display: flex; justify-content: space-between; padding-inline: calc(0.375em / 0.875); white-space: nowrap; }
  .ends > span { inline-size: 0; display: flex; justify-content: center; }
  .value { font-size: 1.375em; line-height: 1.2; text-align: end; white-space: nowrap; }
  .number, time { letter-spacing: normal; overflow-wrap: break-word; }
  .index { border-block-start-color: var(--_line-strong); }
  .index .name { font-weight: 600; }
  .verdict { display: flex; flex-wrap: wrap; gap: 0 0.5em; }
  .clear { font-weight: 650; }

  .skeleton { display: grid; gap: 1em; animation: appear 0s 0.3s backwards; }
  .skeleton div { block-size: 1em; max-inline-size: 30em; border-radius: 0.25em; background: var(--_wash); }
  .skeleton .title { block-size: 1.75em; max-inline-size: 20em; }
  .skeleton .bar { block-size: 2.75em; max-inline-size: none; }
  @keyframes appear { from { visibility: hidden; } }

  @container (max-width: 30em) {
    .few > li:nth-child(n + 4) { display: none; }
  }
  @container (max-width: 38em) {
    .dots > li { grid-template-columns: minmax(0, 1fr) auto; }
    .dots .line { grid-column: 1 / -1; grid-row: 2; }
    .dots .verdict { grid-column: 1 / -1; }
    .dots.head > div { grid-template-columns: 1fr; }
    .ends { grid-column: 1; padding: 0; }
    .ends > :first-child { justify-content: start; }
    .ends > :last-child { justify-content: end; }
  }
  @media print {
    .widget { font-size: 0.8em; } /* of the page's text: what is read from a desk is large on paper */
    .widget, .rest { display: block; }
    :is(.widget, .rest) > * + * { margin-block-start: 1.5em; }
    .stale { display: none; }
    .few > li:nth-child(n) { display: grid; }
    select { appearance: none; border: 0; padding: 0; min-block-size: 0; font-weight: 600; }
    section, .content, .block { display: block; }
    :is(section, .content, .block) > * + * { margin-block-start: 0.5em; }
    li { break-inside: avoid; }
    h2, h3, h4, h3 + .content > p, h4 + p { break-after: avoid; }
  }
`;
