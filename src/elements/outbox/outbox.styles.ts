import { css } from 'lit';
import receipt from '../../styles/receipt.styles.js';

export default css`
  ${receipt}
  .widget { display: grid; gap: 1em; }
  ul { list-style: none; display: grid; }
  li { display: grid; grid-template-columns: 1.25em minmax(0, 1fr) auto; gap: 0.25em 0.75em; padding: 0.75em 0; border-block-start: 1px solid var(--_line); align-items: start; }
  .lost { display: grid; gap: 0.25em; justify-items: start; }
  .icon { inline-size: 1.25em; block-size: 1.25em; margin-block-start: 0.125em; fill: none; stroke: var(--_accent); stroke-width: 1.8; }
  .paused .icon, .unconfirmed .icon, .dead .icon { stroke: var(--_warn); }
  .words { display: grid; gap: 0.125em; }
  li > .row { gap: 0 1.25em; }
  .row button { min-block-size: max(2.5em, 24px); }
  .ask { grid-column: 2 / -1; display: grid; gap: 0.5em; justify-items: start; }
  .ask .row { margin-block-start: 0.25em; }
  @media print { li { break-inside: avoid; } }
  @container (max-width: 34em) {
    li { grid-template-columns: 1.25em minmax(0, 1fr); }
    li > .row { grid-column: 2; }
  }
  @container (max-width: 16em) {
    li { grid-template-columns: minmax(0, 1fr); }
    li > .row, .ask { grid-column: 1; }
  }
`;
