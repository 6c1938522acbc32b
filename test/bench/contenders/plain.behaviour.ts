/** Counts the answers, and sends them. */
export function listen(form: HTMLFormElement): void {
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
    void fetch('/answers', {
      method: 'POST',
      body: JSON.stringify(Object.fromEntries(new FormData(form) as unknown as Map<string, string>)),
    });
  });
  tell();
}
