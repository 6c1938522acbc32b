import { svg, type TemplateResult } from 'lit';
import type { Scale } from './scale.js';

/** An estimate: filled for now, open for last time. Told apart by form, not by colour. */
export const dot = ({ at }: Scale, value: number, y: number, kind: 'now' | 'before' = 'now'): TemplateResult =>
  svg`<circle class=${kind} cx="${at(value)}%" cy=${y} r="4"></circle>`;

/** What an estimate is compared with, such as the whole company. */
export const tick = ({ at }: Scale, value: number, y: number): TemplateResult =>
  svg`<line class="tick" x1="${at(value)}%" y1=${y - 9} x2="${at(value)}%" y2=${y + 9}></line>`;
