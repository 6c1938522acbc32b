/** Counts and shuffles what has arrived: placeholder until counting lands. */
export class Upkeep {
  schedule(_tenant: string, _survey: string): void {}
  async close(): Promise<void> {}
}
