import { css } from 'lit';

export default css`
  .widget { display: grid; gap: 1rem; }
  ul { list-style: none; display: grid; }
  li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: 0.25rem 0.75rem; padding: 0.75rem 0; border-block-start: 1px solid var(--_line); align-items: start; }
  .lost { display: grid; gap: 0.25rem; justify-items: start; }
  .icon { inline-size: 1.25rem; block-size: 1.25rem; margin-block-start: 0.125rem; fill: none; stroke: var(--_accent); stroke-width: 1.8; }
  .paused .icon, .unconfirmed .icon, .dead .icon { stroke: var(--_warn); }
  .words { display: grid; gap: 0.125rem; }
  .row { gap: 0 1.25rem; }
  .row button { min-block-size: 2.5rem; }
  .ask { grid-column: 2 / -1; display: grid; gap: 0.5rem; justify-items: start; }
  .ask .row { gap: 0.5rem; }
  @media print { li { break-inside: avoid; } }
  @container (max-width: 34rem) {
    li { grid-template-columns: 1.25rem minmax(0, 1fr); }
    li > .row { grid-column: 2; }
  }
  @container (max-width: 16rem) {
    li { grid-template-columns: minmax(0, 1fr); }
    li > .row, .ask { grid-column: 1; }
  }
`;
