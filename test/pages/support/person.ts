import type { ElementHandle, Page } from 'puppeteer-core';

/** Somebody at a survey in a real tab: they click, type and read what is on the screen. */
export class Person {
  readonly tab: Page;
  /** What the console complained about, and errors nobody caught. */
  readonly complaints: string[] = [];
  #at: string;

  constructor(tab: Page, at = 'attune-survey') {
    this.tab = tab;
    this.#at = at;
    tab.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(message.text());
    });
    tab.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** The same person at another survey of the page. */
  beside(at: string): Person {
    return new Person(this.tab, at);
  }

  /** Brings the tab to the front, as a person does who goes on in it: in the background nothing is drawn. */
  look(): Promise<void> {
    return this.tab.bringToFront();
  }

  #in(selector: string): string {
    return `${this.#at} >>> ${selector}`;
  }

  /** Waits until something fits and can be seen. */
  async shows(selector: string): Promise<ElementHandle> {
    try {
      return (await this.tab.waitForSelector(this.#in(selector), { visible: true }))!;
    } catch (cause) {
      throw new Error(`nowhere is seen: ${selector}. What is read: ${await this.read()}`, { cause });
    }
  }

  async click(selector: string): Promise<void> {
    // Looked for in every frame: what changes inside an element wakes no observer of the page's.
    await this.shows(selector);
    try {
      await this.tab.locator(this.#in(selector)).click();
    } catch (cause) {
      throw new Error(`cannot be clicked: ${selector}. What is read: ${await this.read()}`, { cause });
    }
  }

  async choose(item: string, value: string | number): Promise<void> {
    await this.click(`[name="${item}"][value="${value}"]`);
  }

  async write(item: string, text: string): Promise<void> {
    await this.click(`textarea[name="${item}"]`);
    await this.tab.keyboard.type(text);
  }

  /** Presses a button by what it does. */
  async press(act: string): Promise<void> {
    await this.click(`[data-act="${act}"]`);
  }

  async send(): Promise<void> {
    await this.press('review');
    await this.press('send');
  }

  /** What is read there now, with one space between words; nothing where nothing fits. */
  async read(selector = '[part=base]'): Promise<string> {
    const found = await this.tab.$(this.#in(selector));
    return found ? found.evaluate((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ').trim()) : '';
  }

  /** Waits until it reads so there, and gives all that is read there. */
  async reads(words: string | RegExp, selector = '[part=base]'): Promise<string> {
    const fits = (text: string): boolean => (typeof words === 'string' ? text.includes(words) : words.test(text));
    for (const end = Date.now() + 30_000; ; await new Promise((wait) => setTimeout(wait, 50))) {
      // Between two looks the page may have been left for another.
      const text = await this.read(selector).catch(() => '');
      if (fits(text)) return text;
      if (Date.now() > end) throw new Error(`nowhere is read: ${String(words)}. What is read: ${text}`);
    }
  }

  /** The answers as the element has them. */
  answers(): Promise<Record<string, unknown>> {
    return this.tab.$eval(this.#at, (survey) => ({
      ...(survey as Element & { answers: Record<string, unknown> }).answers,
    }));
  }
}
