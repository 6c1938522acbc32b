import { figuresLocale } from '../core/localised.js';

/** Figures and dates as people of one language write them. */
export class Figures {
  readonly locale: string;
  /** The same with the digits that are written here. */
  #written: string;
  #number: Intl.NumberFormat;
  #signed: Intl.NumberFormat;
  #percent: Intl.NumberFormat;

  constructor(locale: string) {
    this.locale = locale;
    this.#written = figuresLocale(locale);
    this.#number = new Intl.NumberFormat(this.#written);
    this.#signed = new Intl.NumberFormat(this.#written, { signDisplay: 'exceptZero' });
    this.#percent = new Intl.NumberFormat(this.#written, { style: 'percent', maximumFractionDigits: 0 });
  }

  number(value: number): string {
    return minus(this.#number.format(value));
  }

  signed(value: number): string {
    return minus(this.#signed.format(value));
  }

  percent(whole: number): string {
    return this.#percent.format(whole / 100);
  }

  /** A count that may be a band such as `5–9`. */
  count(count: string): string {
    return count.replace(/\d+/g, (digits) => this.number(Number(digits)));
  }

  /** `'2026-11-03'` → `3 November 2026` */
  day(day: string): string {
    return new Intl.DateTimeFormat(this.#written, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.#written).format(items);
  }
}

const minus = (text: string): string => text.replace('-', '−');
