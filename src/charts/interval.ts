import { svg, type TemplateResult } from 'lit';
import type { Scale } from './scale.js';

/** How far off an estimate may be. */
export const interval = ({ at }: Scale, lo: number, hi: number, y: number): TemplateResult =>
  svg`<line class="interval" x1="${at(lo)}%" y1=${y} x2="${at(hi)}%" y2=${y}></line>`;
