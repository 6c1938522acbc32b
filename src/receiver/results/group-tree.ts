import type { Group } from '../store/surveys.js';

/** The groups a survey was published for, each with its place. */
export class GroupTree {
  /** In the order published. */
  readonly groups: readonly Group[];
  readonly #children = new Map<string | undefined, string[]>();

  constructor(published: readonly Group[] = []) {
    this.groups = published;
    for (const { id, parent } of this.groups) {
      this.#children.set(parent, [...(this.#children.get(parent) ?? []), id]);
    }
  }

  /** The groups directly below one; with `undefined`, those below none. */
  children(id: string | undefined): readonly string[] {
    return this.#children.get(id) ?? [];
  }

  /** A group and all below it. */
  within(id: string): string[] {
    return [id, ...this.children(id).flatMap((child) => this.within(child))];
  }

  /** Whether a group, or one it is part of, is among these. */
  isCovered(id: string, by: ReadonlySet<string>): boolean {
    let at: string | undefined = id;
    while (at !== undefined && !by.has(at)) at = this.groups.find((group) => group.id === at)?.parent;
    return at !== undefined;
  }
}
