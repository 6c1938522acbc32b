import { css } from 'lit';

/** Ink for bars, lines over time and ticks. */
export default css`
  :host {
    --_negative-soft: var(--attune-negative, light-dark(#b0603f, #dd9673));
    --_worst: var(--_negative-soft);
    --_worse: color-mix(in oklab, var(--_negative-soft) 45%, var(--_paper));
    --_neutral: light-dark(#d5d9e1, #444d5d);
    --_better: color-mix(in oklab, var(--_positive) 45%, var(--_paper));
    --_best: var(--_positive);
  }
  .tick { stroke: var(--_ink); stroke-width: 1.5; stroke-linecap: butt; }
  .series .interval { stroke-width: 1.5; opacity: 0.7; }
  .join { stroke: var(--_accent); stroke-width: 2; }
  .break { stroke: var(--_ink-soft); stroke-width: 1; stroke-dasharray: 2 3; }
  .middle { stroke: var(--_ink-soft); stroke-width: 1; shape-rendering: crispEdges; }
  rect { stroke: var(--_paper); stroke-width: 1; }
  .worst { fill: var(--_worst); }
  .worse { fill: var(--_worse); }
  .neutral { fill: var(--_neutral); }
  .better { fill: var(--_better); }
  .best { fill: var(--_best); }
  /* Without colours of its own a bar is hollow at its unfavourable end and full at the other. */
  @media (forced-colors: active) {
    .tick, .join, .break, .middle, rect { stroke: CanvasText; }
    .worst, .worse { fill: Canvas; }
    .worst { stroke-width: 2; stroke-dasharray: 3 2; }
    .neutral, .better, .best { fill: CanvasText; }
    .neutral { fill-opacity: 0.25; }
    .better { fill-opacity: 0.6; }
  }
`;
