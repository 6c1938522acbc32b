import type { Instrument } from '../core/schema/instrument.js';
import type { Translation } from '../core/translate.js';

interface Entry {
  load: () => Promise<{ default: Instrument }>;
  translations: Readonly<Record<string, () => Promise<{ default: Translation }>>>;
}

/** The instruments an element can name, each fetched when first asked for. */
export const catalogue: Readonly<Record<string, Entry>> = {
  centricity: {
    load: () => import('./centricity.js'),
    translations: {
      de: () => import('./centricity.de.js'),
      ar: () => import('./centricity.ar.js'),
    },
  },
};
