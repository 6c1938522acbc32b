import content from '../../src/content/centricity.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

export const centricity = parseInstrument(content);
