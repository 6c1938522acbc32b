/** A step of the schema. Once released it is never edited: a correction is a further step. */
export interface Migration {
  name: string;
  /** Statements, each run by itself and without parameters. */
  statements: readonly string[];
}
