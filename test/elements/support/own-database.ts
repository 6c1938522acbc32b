import { pageOutbox } from '../../../src/transport/page-outbox.js';

/** A disk of its own for each test file: files run beside each other, in one browser and on one origin. */
const suffix = `-${crypto.randomUUID()}`;

const { open, databases } = IDBFactory.prototype;

IDBFactory.prototype.open = function (name, version) {
  return open.call(this, name + suffix, version);
};
IDBFactory.prototype.databases = async function () {
  const all = await databases.call(this);
  return all.map((each) => ({ ...each, name: each.name!.replace(suffix, '') }));
};

// The line that outlives the database goes with it.
const { getItem, setItem, removeItem } = Storage.prototype;
Storage.prototype.getItem = function (key) {
  return getItem.call(this, key + suffix);
};
Storage.prototype.setItem = function (key, line) {
  setItem.call(this, key + suffix, line);
};
Storage.prototype.removeItem = function (key) {
  removeItem.call(this, key + suffix);
};

/** As in a browser that clears its database, and nothing else, between two visits: an open page would put back what it has. */
export async function clearDatabase(): Promise<void> {
  pageOutbox().close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`attune${suffix}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
}

/** As on a device that nobody has used. The outbox opens its database anew when it next needs it. */
export async function forgetEverything(): Promise<void> {
  await clearDatabase();
  localStorage.removeItem('attune-outbox:attune');
}

/** From now on the browser lets the page store nothing, as private windows of some browsers do. Returns the way back. */
export async function takeDiskAway(): Promise<() => void> {
  const { open } = IDBFactory.prototype;
  // First, so that what still goes on from before opens no new database once the old one is gone.
  IDBFactory.prototype.open = () => {
    throw new DOMException('Storage is off', 'SecurityError');
  };
  await forgetEverything();
  return () => {
    IDBFactory.prototype.open = open;
  };
}

export async function withoutDisk(act: () => Promise<void>): Promise<void> {
  const giveBack = await takeDiskAway();
  try {
    await act();
  } finally {
    giveBack();
  }
}
