interface Held {
  owner: unknown;
  reject: (reason: unknown) => void;
}

/** Web Locks as several tabs share them: `ifAvailable` and `steal`, and a closed tab lets go of everything. */
export class FakeLocks {
  readonly #held = new Map<string, Held>();
  readonly #gone = new Set<unknown>();

  managerFor(owner: unknown): LockManager {
    const request = async (
      name: string,
      options: LockOptions,
      callback: (lock: Lock | null) => Promise<unknown>,
    ): Promise<unknown> => {
      if (this.#gone.has(owner)) return new Promise(() => {});
      const holder = this.#held.get(name);
      if (holder && !options.steal) return callback(null);
      holder?.reject(new DOMException('The lock was stolen', 'AbortError'));
      return new Promise((resolve, reject) => {
        const mine: Held = { owner, reject };
        this.#held.set(name, mine);
        const letGo = (): void => {
          if (this.#held.get(name) === mine) this.#held.delete(name);
        };
        callback({ name, mode: 'exclusive' }).finally(letGo).then(resolve, reject);
      });
    };
    return { request } as unknown as LockManager;
  }

  releaseAll(owner: unknown): void {
    this.#gone.add(owner);
    for (const [name, held] of this.#held) if (held.owner === owner) this.#held.delete(name);
  }
}
