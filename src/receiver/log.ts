import type { ProblemCode } from './problem.js';

/**
 * One line of the receiver's log. Codes and ids only: no body, answer, address, token or user agent has a field to go
 * to. Events of anonymous surveys are logged without their id, or the log's clock would tell when each answer came.
 */
export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  code:
    | 'accepted'
    | 'duplicate'
    | 'superseded'
    | 'published'
    | 'read'
    | 'exported'
    | 'started'
    | 'stopping'
    | 'stopped'
    | 'upkeep-failed'
    /** Another process has taken over the data folder; this one ends. */
    | 'folder-lost'
    /** An invitation names a group its survey was not published for. */
    | 'group-unknown'
    | ProblemCode;
  site?: string;
  survey?: string;
  event?: string;
  /** What the database calls its error, such as `57P03`. */
  sqlstate?: string;
}

export type Log = (entry: LogEntry) => void;

/** JSON lines on standard output. */
export const jsonLines: Log = (entry) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/** The database's own code for an error: five characters that hold nothing of what was sent. */
export function sqlstateOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z_]{5,16}$/.test(code) ? code : undefined;
}
