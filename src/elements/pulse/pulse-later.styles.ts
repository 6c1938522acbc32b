import { css } from 'lit';

/** All beneath the topics: adopted with what it is for. */
export default css`
  h4 { margin: 0; font-size: 1em; line-height: 1.4; font-weight: 600; }
  .block, .trend, .receipt { display: grid; gap: 0.5rem; align-content: start; min-inline-size: 0; }
  .block + .block, .all .block { margin-block-start: 1rem; }
  .pair, .trends, .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1.5rem 2.5rem; margin-block-start: 0.5rem; }
  .pair > .block { margin: 0; }
  .waves { display: flex; }
  .waves > span { flex: 1 1 0; min-inline-size: 0; display: grid; text-align: center; line-height: 1.3; }

  .items, .quotes, .changes, .actions-done, .options { list-style: none; display: grid; }
  .items > li { display: grid; gap: 0.375rem; padding: 0.75rem 0; border-block-start: 1px solid var(--_line); }
  .sides { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
  .options { gap: 0.25rem; }
  .options > li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) 3.5rem; gap: 0.75rem; align-items: center; }
  .options > li > :last-child { text-align: end; }
  .changes > li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0.25rem 1rem; padding: 0.625rem 0; border-block-start: 1px solid var(--_line); }

  .dots.narrow > * { grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) 2rem; gap: 0.25rem 0.75rem; padding-block: 0.375rem; }
  .narrow .value { font-size: 1.0625em; }
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
    .dots.head.narrow > div { grid-template-columns: 1fr; }
  }
  @media print {
    .receipt { display: none; }
    .pair, .trends, .plots { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
  }
`;
