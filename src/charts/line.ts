import { svg, type TemplateResult } from 'lit';

export interface LinePoint {
  /** Per cent from the left. */
  x: number;
  /** Pixels from above: the estimate and its interval; null where there is a gap. */
  y: number | null;
  lo: number;
  hi: number;
  /** Cannot be compared with the point before it. */
  broken: boolean;
}

/** Estimates over time: joined where they may be compared, apart where one is missing or something else was asked. */
export function line(points: readonly LinePoint[], height: number): TemplateResult {
  return svg`<g class="series">${points.map((point, index) => {
    const before = points[index - 1];
    const middle = before && (before.x + point.x) / 2;
    return svg`
      ${point.broken && before ? svg`<line class="break" x1="${middle}%" y1="0" x2="${middle}%" y2=${height}></line>` : null}
      ${
        before && before.y !== null && point.y !== null && !point.broken
          ? svg`<line class="join" x1="${before.x}%" y1=${before.y} x2="${point.x}%" y2=${point.y}></line>`
          : null
      }
      ${
        point.y === null
          ? null
          : svg`<line class="interval" x1="${point.x}%" y1=${point.hi} x2="${point.x}%" y2=${point.lo}></line>
            <circle class="now" cx="${point.x}%" cy=${point.y} r=${index === points.length - 1 ? 5 : 3.5}></circle>`
      }`;
  })}</g>`;
}
