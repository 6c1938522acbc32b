/** Counts the answers, and sends them; where it `keeps` them, once they are on the disk. */
export function listen(form: HTMLFormElement, keeps = false): void {
  const database = keeps ? open() : undefined;
  const answered = form.querySelector('.answered')!;
  const progress = form.querySelector('progress')!;
  const answers = new Map<string, string>();
  const tell = (): void => {
    answered.textContent = `${answers.size} of ${progress.max} answered`;
  };
  form.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    answers.set(name, value);
    progress.value = answers.size;
    tell();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = JSON.stringify(Object.fromEntries(new FormData(form) as unknown as Map<string, string>));
    const send = (): void => void fetch('/answers', { method: 'POST', body });
    if (database) void database.then((open) => put(open, body)).then(send);
    else send();
  });
  tell();
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open('answers');
  asked.onupgradeneeded = () => asked.result.createObjectStore('kept');
  return new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error!);
  });
}

function put(database: IDBDatabase, body: string): Promise<void> {
  const writing = database.transaction('kept', 'readwrite', { durability: 'strict' });
  writing.objectStore('kept').put(body, 'answers');
  return new Promise((done, failed) => {
    writing.oncomplete = () => done();
    writing.onerror = () => failed(writing.error!);
  });
}
