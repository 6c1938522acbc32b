import { overlapFault, suppress } from '../../core/stats/index.js';
import { companyOnly, ungrouped, type Measure } from '../counting.js';
import { isGuarded, plenty } from '../rules.js';
import type { Settled } from '../settle.js';
import { sumOf, type Tally } from '../tally.js';
import { GroupTree } from './group-tree.js';

/** Whose figures: a group's with all below it, a segment's, or (null) the company's. */
export type Place = { cut: 'group' | 'segment'; id: string } | null;

type Shown = { group: ReadonlySet<string>; segment: ReadonlySet<string> };

/**
 * What of a survey's released figures may be told to anyone at all: nothing that rests on fewer than the minimum of
 * people, and nothing from which such a figure could be computed, by subtracting groups from their parent or total (A3)
 * or a segment from a group (A4). What a reader's token covers comes on top.
 */
export class Disclosure {
  readonly settled: Settled;
  readonly tree: GroupTree;
  readonly #cells = new Map<string, Map<string, Tally>>();
  readonly #shown = new Map<Measure, Shown>();
  #segmentsSafe: boolean | undefined;

  constructor(settled: Settled) {
    this.settled = settled;
    for (const { measure, cut, grp, published } of settled.cells) {
      if (published.n === 0) continue;
      const name = `${cut} ${measure}`;
      this.#cells.set(name, (this.#cells.get(name) ?? new Map<string, Tally>()).set(grp, published));
    }
    this.tree = new GroupTree(settled.survey.groups);
  }

  /** A measure's answers at a place; `undefined` when they may not be shown, or when there are none. */
  tally(measure: Measure, place: Place): Tally | undefined {
    const { minimum } = this.settled.survey;
    if (place && !this.#shownIn(measure)[place.cut].has(place.id)) return undefined;
    return this.#size(measure, place) >= minimum ? sumOf(this.#tallies(measure, place)) : undefined;
  }

  #names(place: Exclude<Place, null>): readonly string[] {
    return place.cut === 'group' ? this.tree.within(place.id) : [place.id];
  }

  #tallies(measure: Measure, place: Place): readonly Tally[] {
    const cells = this.#cellsOf(place?.cut ?? 'group', measure);
    return place ? this.#names(place).flatMap((name) => cells.get(name) ?? []) : [...cells.values()];
  }

  #size(measure: Measure, place: Place): number {
    return this.#tallies(measure, place).reduce((sum, { n }) => sum + n, 0);
  }

  #cellsOf(cut: 'group' | 'segment' | 'both', measure: Measure): ReadonlyMap<string, Tally> {
    return this.#cells.get(`${cut} ${measure}`) ?? new Map<string, Tally>();
  }

  #shownIn(measure: Measure): Shown {
    const known = this.#shown.get(measure);
    if (known) return known;
    const shown = { group: this.#shownGroups(measure), segment: new Set<string>() };
    this.#shown.set(measure, shown);
    if (this.#segmentsAreSafe()) shown.segment = this.#shownSegments(measure);
    return shown;
  }

  /** From the company down: below a group that is hidden nothing is shown, or its parts would add up to it. */
  #shownGroups(measure: Measure): Set<string> {
    const { minimum } = this.settled.survey;
    const cells = this.#cellsOf('group', measure);
    const size = (name: string): number => cells.get(name)?.n ?? 0;
    const shown = new Set<string>();
    const descend = (children: readonly string[], others: readonly string[]): void => {
      const parts = children.map((id) => ({ id, n: this.#size(measure, { cut: 'group', id }) }));
      // What belongs to no child hides and protects like one. A space keeps its name apart from any group's.
      const rest = others.map((name) => ({ id: ` ${name}`, n: size(name) }));
      const { visible } = suppress(minimum, [...parts, ...rest]);
      for (const id of children.filter((each) => visible.includes(each))) {
        shown.add(id);
        const below = this.tree.children(id);
        if (below.length && this.#isDivided(measure, { cut: 'group', id })) descend(below, [id]);
      }
    };
    if (this.#isDivided(measure, null)) descend(this.tree.children(undefined), [ungrouped, companyOnly]);
    return shown;
  }

  /** Whether there are enough people at a place for figures of its parts. */
  #isDivided(measure: Measure, place: Place): boolean {
    return !isGuarded(this.settled.survey) || this.#size(measure, place) >= plenty;
  }

  #shownSegments(measure: Measure): Set<string> {
    const cells = [...this.#cellsOf('segment', measure)].map(([name, { n }]) => ({ id: name || ' none', n }));
    return new Set(suppress(this.settled.survey.minimum, cells).visible);
  }

  /** Whether no group can be told from a segment by fewer than the minimum of people. If one can, no segment is shown. */
  #segmentsAreSafe(): boolean {
    return (this.#segmentsSafe ??= this.#checkSegments());
  }

  #checkSegments(): boolean {
    const both = this.#cellsOf('both', 'responses');
    const groups = this.#shownGroups('responses');
    const segments = this.#shownSegments('responses');
    return [...groups].every((group) => {
      const asked = this.#size('responses', { cut: 'group', id: group });
      return [...segments].every((segment) => {
        const names = this.tree.within(group).map((name) => both.get(`${name}|${segment}`)?.n ?? 0);
        const shared = names.reduce((sum, n) => sum + n, 0);
        const released = this.#size('responses', { cut: 'segment', id: segment });
        // Some of those shared may count in neither figure; then there are fewer, and nothing is shown to be safe.
        const sizes = { shared, onlyAsked: Math.max(0, asked - shared), onlyReleased: Math.max(0, released - shared) };
        return overlapFault(this.settled.survey.minimum, sizes) === null;
      });
    });
  }
}
