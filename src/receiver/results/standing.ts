import type { Settled } from '../settle.js';

/** Whether enough have answered for figures of the company, and of one group. Says no count. */
export function standingOf(
  { survey, cells }: Settled,
  group: string | undefined,
): { minimum: number; enough: boolean; groupEnough: boolean } {
  const answers = (of: (grp: string) => boolean): number =>
    cells
      .filter(({ measure, cut, grp }) => measure === 'arrived' && cut === 'group' && of(grp))
      .reduce((sum, { pending }) => sum + pending.n, 0);
  return {
    minimum: survey.minimum,
    enough: answers(() => true) >= survey.minimum,
    groupEnough: group !== undefined && answers((grp) => grp === group) >= survey.minimum,
  };
}
