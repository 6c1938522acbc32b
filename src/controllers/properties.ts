/** Reads a boolean attribute. Frameworks that meet an element before it is defined write `disabled="false"`, and mean it. */
export const flag = {
  fromAttribute: (value: string | null): boolean => value !== null && value !== 'false',
  toAttribute: (value: unknown): string | null => (value ? '' : null),
};

/** Tells data from data by what it holds: frameworks make an equal object anew whenever they draw. `undefined` for none. */
export class Content {
  #data: unknown;
  #key: unknown;

  of(data: unknown): unknown {
    if (data === this.#data) return this.#key;
    this.#data = data;
    return (this.#key = keyOf(data));
  }
}

function keyOf(data: unknown): unknown {
  try {
    return data === null ? undefined : JSON.stringify(data);
  } catch {
    return data; // What is no JSON will be refused; until then only itself is like it.
  }
}
