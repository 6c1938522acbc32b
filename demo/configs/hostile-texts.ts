import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

const markup = '<img src=x onerror="window.broken=true"><script>window.broken=true</script>';
const address = 'javascript:window.broken=true';
const closing = '"></label></fieldset><a href="javascript:window.broken=true">click</a>${window.broken=true}';

/** Markup, addresses and template syntax where texts belong: they are shown as they are written, and do nothing. */
export const hostileTexts = parseInstrument({
  id: 'hostile-texts',
  version: '1.0.0',
  title: markup,
  intro: address,
  scales: { odd: { points: [markup, address, closing], na: markup } },
  dimensions: [{ id: 'odd', name: markup }],
  sections: [
    {
      id: 'all',
      title: closing,
      intro: markup,
      layout: 'matrix',
      items: [
        { id: 'L1', kind: 'likert', scale: 'odd', dimension: 'odd', text: markup, hint: closing },
        { id: 'R1', kind: 'rating', text: closing, low: markup, high: address, na: closing },
        { id: 'S1', kind: 'single', text: address, options: [option('a', markup), option('b', address)] },
        { id: 'M1', kind: 'multiple', text: markup, options: [option('a', closing), option('b', markup)] },
        { id: 'K1', kind: 'ranking', text: markup, options: [option('a', closing), option('b', address)] },
        { id: 'T1', kind: 'text', text: closing, notice: markup },
      ],
    },
  ],
});

function option(id: string, label: string) {
  return { id, label };
}
