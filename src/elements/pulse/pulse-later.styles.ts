import { css } from 'lit';

/** All beneath the topics: adopted with what it is for. */
export default css`
  h4 { margin: 0; font-size: 1em; line-height: 1.4; font-weight: 600; }
  .block, .trend, .receipt { display: grid; gap: 0.5rem; align-content: start; min-inline-size: 0; }
  .block + .block, .pair + .block, .all .block { margin-block-start: 1rem; }
  .pair, .trends { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1.5rem 2.5rem; margin-block-start: 0.5rem; }
  .pair > .block { margin: 0; }
  .waves { display: flex; }
  .waves > span { flex: 1 1 0; min-inline-size: 0; display: grid; align-content: start; text-align: center; line-height: 1.3; }

  .items, .quotes, .changes, .actions-done, .options { list-style: none; display: grid; }
  .items > li { display: grid; gap: 0.375rem; padding: 0.75rem 0; border-block-start: 1px solid var(--_line); }
  .sides { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
  .options { gap: 0.25rem; }
  .options > li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) 3.5rem; gap: 0.75rem; align-items: center; }
  .options > li > :last-child { text-align: end; }
  .changes > li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0.25rem 1rem; padding: 0.625rem 0; border-block-start: 1px solid var(--_line); }

  .plots { display: grid; gap: 1.5rem; margin-block-start: 0.5rem; }
  .plots ul { list-style: none; }
  .plots li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; align-items: center; padding-block: 0.25rem; border-block-start: 1px solid var(--_line); }
  .plots .line { grid-area: 2 / 1 / auto / -1; }
  .plots .name { overflow-wrap: break-word; hyphens: auto; }
  .plots .value { font-size: 1.0625em; }
  .depth-1 { padding-inline-start: 1rem; }
  .depth-2 { padding-inline-start: 2rem; }
  .depth-3 { padding-inline-start: 3rem; }
  .new { border-inline-start: 3px solid var(--_accent); padding-inline-start: 0.5rem; }
  .rough .value { color: var(--_ink-soft); font-size: 1em; }

  .quotes { gap: 0.75rem; }
  .quotes > li { border-inline-start: 2px solid var(--_line-strong); padding-inline-start: 0.75rem; max-inline-size: 65ch; white-space: pre-line; }
  .actions-done > li { display: grid; gap: 0.25rem; padding: 0.75rem 0; border-block-start: 1px solid var(--_line); }
  .receipt { padding-block-start: 0.75rem; border-block-start: 1px solid var(--_line); }

  .wide { overflow-x: auto; }
  table { border-collapse: collapse; inline-size: 100%; }
  th, td { text-align: start; vertical-align: baseline; font-weight: 400; padding: 0.375rem 1rem 0.375rem 0; border-block-end: 1px solid var(--_line); overflow-wrap: normal; }
  th:dir(rtl), td:dir(rtl) { padding: 0.375rem 0 0.375rem 1rem; }
  thead th { color: var(--_ink-soft); white-space: nowrap; }
  th[scope='row'] { min-inline-size: 8rem; }

  @container (max-width: 38rem) {
    .changes > li { grid-template-columns: minmax(0, 1fr); }
  }
  @container (min-width: 26rem) {
    .plots > div { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 6fr) 2rem; }
    .plots ul { display: contents; }
    .plots h4, .plots li { grid-column: 1 / -1; }
    .plots li { grid-template-columns: subgrid; gap: 0; }
    .plots .line, .plots .ends { grid-area: auto / 2; padding-inline: 1.25rem 0.5rem; }
    .plots .ends > span { inline-size: 0; justify-content: center; }
  }
  /* One chart: the names once, two columns a topic. More than a thousand rows there are not. */
  @container (min-width: 44rem) {
    .beside { gap: 0; grid: repeat(1002, auto) / minmax(8rem, 4fr); grid-auto-columns: minmax(0, 5fr) 2rem; }
    .plots.beside > div { grid-template: subgrid / subgrid; grid-area: 1 / auto / -1 / span 2; }
    .plots.beside > :first-child { grid-column-end: span 3; }
    .beside h4 { align-self: end; padding-inline-start: 1.25rem; }
    .beside > :first-child h4 { grid-column: 2 / -1; }
    .beside > :not(:first-child) .name { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
    .plots.beside > :not(:first-child) .line, .beside > :not(:first-child) .ends { grid-column: 1; }
  }
  @media print {
    .receipt { display: none; }
    .pair, .trends { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
  }
`;
