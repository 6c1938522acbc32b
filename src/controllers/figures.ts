/** Figures and dates as people of one language write them. */
export class Figures {
  readonly locale: string;
  #number: Intl.NumberFormat;
  #signed: Intl.NumberFormat;
  #percent: Intl.NumberFormat;

  constructor(locale: string) {
    this.locale = locale;
    this.#number = new Intl.NumberFormat(locale);
    this.#signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
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
    return /^\d+$/.test(count) ? this.number(Number(count)) : count;
  }

  decimal(value: number): string {
    return minus(
      new Intl.NumberFormat(this.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value),
    );
  }

  /** `'2026-11-03'` → `3 November 2026` */
  day(day: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.locale).format(items);
  }
}

const minus = (text: string): string => text.replace('-', '−');
