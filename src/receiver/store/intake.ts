import type { Store } from './store.js';
import { writeSubmissions, type StoredAs, type Submission } from './submissions.js';

interface Waiting {
  submission: Submission;
  resolve(outcome: StoredAs): void;
  reject(error: unknown): void;
}

/** The most submissions in one transaction. */
const together = 100;

/**
 * Writes what arrives while a transaction is under way together in the next one: under load a commit serves
 * many, and a lone submission waits for nobody. Each resolves only after its own commit.
 */
export class Intake {
  readonly #store: Store;
  readonly #queues = new Map<string, Waiting[]>();

  constructor(store: Store) {
    this.#store = store;
  }

  add(tenant: string, submission: Submission): Promise<StoredAs> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(tenant);
      const waiting = { submission, resolve, reject };
      if (queue) queue.push(waiting);
      else {
        this.#queues.set(tenant, [waiting]);
        void this.#drain(tenant);
      }
    });
  }

  async #drain(tenant: string): Promise<void> {
    for (;;) {
      const queue = this.#queues.get(tenant)!;
      if (!queue.length) break;
      // A repeat within the batch waits for the next one, where it is a repeat like any other.
      const batch: Waiting[] = [];
      const rest: Waiting[] = [];
      const keys = new Set<string>();
      for (const each of queue) {
        const fits = batch.length < together && !keys.has(each.submission.key);
        (fits ? batch : rest).push(each);
        keys.add(each.submission.key);
      }
      this.#queues.set(tenant, rest);
      await this.#write(tenant, batch);
    }
    this.#queues.delete(tenant);
  }

  async #write(tenant: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#store.as(tenant, (query) =>
        writeSubmissions(
          query,
          tenant,
          batch.map(({ submission }) => submission),
        ),
      );
      batch.forEach(({ resolve }, index) => resolve(outcomes[index]!));
    } catch (error) {
      // One that cannot be written must not take the others with it; a database that is away takes them all.
      if (batch.length > 1 && isAboutData(error)) for (const each of batch) await this.#write(tenant, [each]);
      else for (const { reject } of batch) reject(error);
    }
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
const isAboutData = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown }).code));
