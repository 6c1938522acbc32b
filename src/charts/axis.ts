import { svg, type TemplateResult } from 'lit';
import type { Scale } from './scale.js';

/** A hairline from end to end with its ticks, `y` from above: in the middle of a row of pixels, not between two. */
export const axis = ({ ticks, at }: Scale, y: number): TemplateResult =>
  svg`<g class="axis"><line x1="0" y1=${y + 0.5} x2="100%" y2=${y + 0.5}></line>${ticks.map(
    (tick) => svg`<line x1="${at(tick)}%" y1=${y - 4} x2="${at(tick)}%" y2=${y + 4}></line>`,
  )}</g>`;
