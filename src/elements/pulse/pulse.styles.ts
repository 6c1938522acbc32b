import { css } from 'lit';

export default css`
  .widget { display: grid; gap: 2rem; }
  .widget > * { min-inline-size: 0; }
  header, section, .said, .broken { display: grid; gap: 0.5rem; }
  section { align-content: start; }
  .said { margin-block-start: -0.75rem; }
  .lead { font-size: 1.125em; line-height: 1.45; font-weight: 500; }
  .choices { gap: 0.5rem 1.25rem; }
  .choices label { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; color: var(--_ink-soft); min-inline-size: 0; }
  select, input { font: inherit; color: var(--_ink); background: var(--_paper); border: 1px solid var(--_line-strong); border-radius: var(--_radius); min-block-size: 2.75rem; padding: 0.375rem 0.75rem; max-inline-size: 100%; min-inline-size: 0; }
  .choices > span { font-weight: 600; }
  .stale { justify-content: space-between; }
  .broken ul { padding-inline-start: 1.25rem; }
  code { font-size: 0.9em; padding: 0 0.25rem; background: var(--_wash); border-radius: 0.25rem; }

  figure { margin: 0; min-inline-size: 0; }
  .dots { list-style: none; display: grid; }
  .dots > * { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 7fr) 3rem minmax(0, 5fr); gap: 0.25rem 1rem; align-items: center; padding: 0.625rem 0; border-block-start: 1px solid var(--_line); }
  .dots.head > div { border: 0; padding: 0; }
  .dots .line { padding-inline: 0.375rem; }
  .ends { grid-column: 2; display: flex; justify-content: space-between; }
  .ends { padding-inline: 0.375rem; white-space: nowrap; }
  .ends > span { inline-size: 0; display: flex; justify-content: center; }
  .value { font-size: 1.375em; line-height: 1.2; text-align: end; }
  .index { border-block-start-color: var(--_line-strong); }
  .index .name { font-weight: 600; }
  .verdict { display: flex; flex-wrap: wrap; gap: 0 0.5rem; }
  .clear { font-weight: 650; }

  summary { cursor: pointer; color: var(--_accent); padding: 0.5rem 0; inline-size: fit-content; max-inline-size: 100%; }

  .skeleton { display: grid; gap: 1rem; animation: appear 0s 0.3s backwards; }
  .skeleton div { block-size: 1rem; max-inline-size: 30rem; border-radius: 0.25rem; background: var(--_wash); }
  .skeleton .title { block-size: 1.75rem; max-inline-size: 20rem; }
  .skeleton .bar { block-size: 2.75rem; max-inline-size: none; }
  @keyframes appear { from { visibility: hidden; } }

  @container (max-width: 38rem) {
    .dots > li { grid-template-columns: minmax(0, 1fr) auto; }
    .dots .line { grid-column: 1 / -1; grid-row: 2; }
    .dots .verdict { grid-column: 1 / -1; }
    .dots.head > div { grid-template-columns: 1fr; }
    .ends { grid-column: 1; padding: 0; }
    .ends > :first-child { justify-content: start; }
    .ends > :last-child { justify-content: end; }
  }
  @media print {
    .widget { gap: 1.25rem; }
    details:not([open]), .stale { display: none; }
    select { appearance: none; border: 0; padding: 0; min-block-size: 0; font-weight: 600; }
    section, li { break-inside: avoid; }
  }
`;
