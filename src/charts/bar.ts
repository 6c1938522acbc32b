import { svg, type TemplateResult } from 'lit';
import type { Scale } from './scale.js';

/** From the worst to the best; a plain bar is one of `better`. */
export type Tone = 'worst' | 'worse' | 'neutral' | 'better' | 'best';

/** Where a diverging bar has its middle. */
export const middle = ({ at }: Scale, value: number, height: number): TemplateResult =>
  svg`<line class="middle" x1="${at(value)}%" y1="-3" x2="${at(value)}%" y2=${height + 3}></line>`;

/** One stretch of a bar. A diverging one is a row of these, from one neutral in the middle of its scale. */
export function bar({ at }: Scale, from: number, to: number, tone: Tone, y: number, height: number): TemplateResult {
  const [start, end] = [at(from), at(to)].sort((a, b) => a - b) as [number, number];
  const width = Math.round((end - start) * 100) / 100;
  return svg`<rect class=${tone} x="${start}%" y=${y} width="${width}%" height=${height}></rect>`;
}
