/** Runs one statement. Values travel as parameters only, never inside the text. */
export type Query = <Row extends object>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** What the store asks of a database: the same SQL text runs on each. */
export interface Driver {
  readonly kind: 'pglite' | 'postgres';
  /** Resolves when the database has become another process's; absent where it can be shared. */
  readonly lost?: Promise<Error>;
  /** Commits what `work` did, or none of it. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  /** Runs a script of several statements without parameters, outside of a transaction. */
  script(sql: string): Promise<void>;
  /** Lets one caller at a time hold a name, among all processes on this database. */
  exclusive<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
