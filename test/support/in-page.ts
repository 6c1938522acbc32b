// What tests do inside a page that has loaded the library from dist/. Bundled into that page by library-page.ts.
import { tags, type TagUnderTest } from './tags.js';

/** Gives each tag on the page something good to show. */
function fill(): void {
  for (const { tag, fill } of tags) for (const element of document.querySelectorAll<HTMLElement>(tag)) fill(element);
}

/** Until each tag on the page shows what it was given. */
async function shown(): Promise<void> {
  const waiting = ({ tag, shows }: TagUnderTest): boolean =>
    [...document.querySelectorAll(tag)].some(({ shadowRoot }) => !shadowRoot?.querySelector(shows));
  while (tags.some(waiting)) await drawn();
}

/** Ticks, types into and presses all there is, as a person in a hurry would. */
async function use(): Promise<void> {
  const every = <T extends Element>(selector: string): T[] =>
    tags.flatMap(({ tag }) => [...document.querySelector(tag)!.shadowRoot!.querySelectorAll<T>(selector)]);
  for (const input of every<HTMLInputElement>('input:is([type=radio], [type=checkbox])')) input.click();
  for (const field of every<HTMLTextAreaElement>('textarea')) {
    field.value = 'Better lunch';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  await drawn();
  for (const button of every<HTMLButtonElement>('button')) {
    button.click();
    await drawn();
  }
}

/** Puts an element into the page and takes it out again, `times` times. */
async function mount(tag: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const element = document.createElement(tag);
    document.body.append(element);
    fill();
    await shown();
    element.remove();
  }
}

const drawn = (): Promise<unknown> => new Promise(requestAnimationFrame);

const inPage = { fill, shown, use, mount };
declare global {
  interface Window {
    inPage: typeof inPage;
  }
}
window.inPage = inPage;
fill();
