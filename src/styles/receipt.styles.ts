import { css } from 'lit';

/** The code that leads back to a comment. */
export default css`
  .receipt { gap: 0.25em 0.75em; }
  .receipt .quiet { margin-inline: 0; } /* its ring keeps clear of the code */
  .code { white-space: nowrap; font-variant-numeric: tabular-nums; font-weight: 600; user-select: all; }
`;
