import { svg, type TemplateResult } from 'lit';
import type { Scale } from './scale.js';

/** From the worst to the best; a plain bar is one of `better`. */
export type Tone = 'worst' | 'worse' | 'neutral' | 'better' | 'best';

/** One stretch of a bar. A diverging one is a row of these, from one neutral in the middle of its scale. */
export function bar({ at }: Scale, from: number, to: number, tone: Tone, y: number, height: number): TemplateResult {
  const [start, end] = [at(from), at(to)].sort((a, b) => a - b) as [number, number];
  const width = Math.round((end - start) * 100) / 100;
  return svg`<rect class=${tone} x="${start}%" y=${y} width="${width}%" height=${height}></rect>`;
}
