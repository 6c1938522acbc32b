import { css } from 'lit';

/** Ink for estimates on a line. Form tells things apart first; colour repeats it. WebKit draws no crisp line below 1 px. */
export default css`
  .plot { display: block; overflow: visible; fill: none; stroke-linecap: round; }
  .axis { stroke: var(--_line-strong); stroke-width: 1; shape-rendering: crispEdges; }
  .interval { stroke: var(--_accent); stroke-width: 3; stroke-linecap: butt; }
  .now { fill: var(--_accent); stroke: var(--_paper); stroke-width: 1; }
  .before { fill: var(--_paper); stroke: var(--_ink-soft); stroke-width: 1.5; }
  @media (forced-colors: active) {
    .axis, .interval { stroke: CanvasText; }
    .now { fill: CanvasText; stroke: Canvas; }
    .before { fill: Canvas; stroke: CanvasText; }
  }
`;
