import { css } from 'lit';

/** All beneath the topics: adopted with what it is for. */
export default css`
  h4 { margin: 0; font-size: 1em; line-height: 1.4; font-weight: 600; }
  .content:not([hidden]), .block, .trend, .receipt { display: grid; gap: 0.5em; align-content: start; grid-template-columns: minmax(0, 1fr); }
  .block + .block, .pair + .block, .all .block { margin-block-start: 1em; }
  .pair, .trends { display: grid; gap: 1.5em 2.5em; margin-block-start: 0.5em; grid-template-columns: minmax(0, 1fr); }
  .pair > .block { margin: 0; }
  .fold { display: flex; align-items: center; gap: 0.75em; min-block-size: max(2.75em, 44px); padding: 0.5em 0; border: 0; border-radius: 0; font-weight: inherit; text-align: start; }
  .fold::after { content: ''; flex: none; inline-size: 0.5em; block-size: 0.5em; margin: 0 0.25em 0.25em; border: solid var(--_accent); border-width: 0 2px 2px 0; rotate: 45deg; }
  .fold[aria-expanded='true']::after { margin-block: 0.25em 0; rotate: 225deg; }
  .folded { gap: 0; }
  .folded > * { border-block-start: 1px solid var(--_line); }
  .folded .fold { justify-content: space-between; inline-size: 100%; }
  .folded > [part='actions'] { padding-block: 1em 0; }
  .folded .content:not([hidden]) { padding-block-end: 1em; }

  .frame { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25em 0.5em; }
  .levels { display: flex; flex-direction: column; justify-content: space-between; block-size: 116px; text-align: end; font-size: 0.75em; }
  .levels > span { block-size: 16px; line-height: 16px; }
  .frame .axis { stroke: var(--_line); }
  .waves { grid-column: 2; display: flex; }
  .waves > span { flex: 1 1 0; min-inline-size: 0; display: grid; align-content: start; text-align: center; line-height: 1.3; }

  .items, .quotes, .changes, .actions-done, .options, .key { list-style: none; display: grid; }
  .items > li { display: grid; gap: 0.375em; padding: 0.75em 0; border-block-start: 1px solid var(--_line); }
  .sides { display: grid; grid-template-columns: minmax(min-content, 1fr) minmax(min-content, auto) minmax(min-content, 1fr); gap: 0 1em; }
  .sides > :nth-child(2) { text-align: center; }
  .sides > :last-child { text-align: end; }
  .sides strong { font-weight: 600; }
  .sides .soft { display: inline-block; }
  .key { display: flex; flex-wrap: wrap; gap: 0.25em 1em; }
  .key > li { display: flex; align-items: center; gap: 0.375em; }
  .swatch { flex: none; }
  .options { gap: 0.25em; }
  .options > li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) 3.5em; gap: 0.75em; align-items: center; }
  .options > li > :last-child { text-align: end; }
  .changes > li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0.25em 1em; padding: 0.625em 0; border-block-start: 1px solid var(--_line); }
  .spread { grid-column: 2 / -1; display: grid; gap: 0.25em; color: var(--_ink-soft); padding-inline: 0.375em; }

  .plots { display: grid; gap: 1.5em; margin-block-start: 0.5em; grid-template-columns: minmax(0, 1fr); }
  .plots ul { list-style: none; }
  .plots li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1em; align-items: center; padding-block: 0.25em; border-block-start: 1px solid var(--_line); }
  .plots .line { grid-area: 2 / 1 / auto / -1; padding-inline: 0.375em; }
  .plots .name { overflow-wrap: break-word; hyphens: auto; }
  .plots .value { font-size: 1.0625em; }
  .depth-1 { padding-inline-start: 1em; }
  .depth-2 { padding-inline-start: 2em; }
  .depth-3 { padding-inline-start: 3em; }
  .new { border-inline-start: 3px solid var(--_accent); padding-inline-start: 0.5em; }
  .rough .value { color: var(--_ink-soft); font-size: 1em; }

  .quotes { display: block; columns: 2 20em; column-gap: 2.5em; }
  /* Its space beneath is within it: WebKit takes a margin over to the next column. */
  .quotes > li { position: relative; break-inside: avoid; padding-block-end: 0.75em; padding-inline-start: calc(0.75em + 2px); white-space: pre-line; }
  .quotes > li::before { content: ''; position: absolute; inset-block: 0 0.75em; inset-inline-start: 0; border-inline-start: 2px solid var(--_line-strong); }
  .actions-done { gap: 0 2.5em; }
  .actions-done > li { display: grid; gap: 0.25em; padding: 0.75em 0; border-block-start: 1px solid var(--_line); align-content: start; }
  .receipt { padding-block-start: 0.75em; border-block-start: 1px solid var(--_line); }
  dl > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; padding: 0.375em 0; border-block-start: 1px solid var(--_line); }

  /* Where a long list is folded again stays in view beneath what of it one reads. */
  div:has(> .quiet[aria-expanded='true']) { position: sticky; inset-block-end: 0; padding-block: 0.25em 0.5em; background: var(--_paper); }

  .wide { overflow-x: auto; }
  table { border-collapse: collapse; inline-size: 100%; }
  th, td { text-align: start; vertical-align: baseline; font-weight: 400; padding: 0.375em 1em 0.375em 0; border-block-end: 1px solid var(--_line); overflow-wrap: normal; }
  th:dir(rtl), td:dir(rtl) { padding: 0.375em 0 0.375em 1em; }
  thead th { color: var(--_ink-soft); }
  thead th, td { white-space: nowrap; }
  th[scope='row'] { min-inline-size: 8em; }
  th[scope='rowgroup'] { font-weight: 600; padding-block-start: 1.25em; }

  @container (max-width: 38em) {
    .changes > li { grid-template-columns: minmax(0, 1fr); }
    .spread { grid-column: 1 / -1; padding: 0; }
  }
  @container (max-width: 26em) {
    .items .sides { grid-template-columns: minmax(0, 1fr) auto; }
    .items .sides > :nth-child(2) { grid-area: 2 / 1; text-align: start; }
    .items .sides > :last-child { grid-area: 1 / 2 / span 2; display: grid; align-content: start; }
  }
  @container (min-width: 26em) {
    .plots > div { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 6fr) 2em; }
    .plots ul { display: contents; }
    .plots h4, .plots li { grid-column: 1 / -1; }
    .plots li { grid-template-columns: subgrid; gap: 0; }
    .plots .line, .plots .ends { grid-area: auto / 2; padding-inline: 1.25em 0.5em; }
    .plots .ends { padding-inline: calc(1.25em / 0.875) calc(0.5em / 0.875); } /* its text is smaller */
    .plots .ends > span { inline-size: 0; justify-content: center; }
  }
  @container (min-width: 36em) {
    .pair, .trends:is(.beside-2, .beside-4) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
  /* One chart: the names once, two columns a topic. Rows cost time to lay out, drawn or not: a short list has ten
     beneath its two of titles, and more than a thousand there are not. */
  @container (min-width: 44em) {
    .trends.beside-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    .trends.beside-4 { grid-template-columns: repeat(4, minmax(0, 1fr)); }
    .actions-done { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .beside { gap: 0; grid: repeat(12, auto) / minmax(8em, 4fr); grid-auto-columns: minmax(0, 5fr) 2em; }
    .beside.whole { grid-template-rows: repeat(1002, auto); }
    .plots.beside > div { grid-template: subgrid / subgrid; grid-area: 1 / auto / -1 / span 2; }
    .plots.beside > :first-child { grid-column-end: span 3; }
    .beside h4 { align-self: end; padding-inline-start: 1.25em; }
    .beside > :first-child h4 { grid-column: 2 / -1; }
    .beside > :not(:first-child) .name { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
    .plots.beside > :not(:first-child) .line, .beside > :not(:first-child) .ends { grid-column: 1; }
  }
  @media print {
    .fold, .content:not([hidden]), .block { display: block; }
    .fold::after, .receipt, .twin:not([open]), [part='actions'] { display: none; }
    .key { break-after: avoid; }
    /* Not in columns: Chromium lays what follows over a column that goes on on the next page. */
    .quotes { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.5em; align-items: start; }
    .trend { break-inside: avoid; }
  }
`;
