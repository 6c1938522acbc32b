/** Something wrong at one place of a config, an answer or a request. `path` reads like `sections[0].items[3].id`. */
export interface Fault {
  path: string;
  message: string;
}

/** Thrown where bad input must not go further. Its message names every place, up to ten. */
export class FaultError extends Error {
  override name = 'FaultError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(
      faults
        .slice(0, 10)
        .map(({ path, message }) => `${path || 'config'} ${message}`)
        .join('; '),
    );
    this.faults = faults;
  }
}
