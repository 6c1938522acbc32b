import { html, nothing, type TemplateResult } from 'lit';
import { figuresLocale } from '../../core/localised.js';
import type { ResultReliability } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';
import type { Scene } from './pulse.scene.js';
import { section } from './pulse.section.js';
import { table } from './pulse.table.js';

type Row = ResultReliability & { name: LocalisedText };

/** How well each topic's questions go together: in words, and in numbers for whoever knows them. Behind a disclosure. */
export function reliability(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const found: Row[] = results.dimensions.flatMap(({ name, reliability }) =>
    reliability ? [{ name, ...reliability }] : [],
  );
  if (!found.length) return nothing;
  const decimals = new Intl.NumberFormat(figuresLocale(t.locale), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const decimal = (value: number | null): string => (value === null ? '–' : decimals.format(value).replace('-', '−'));
  const alphaOf = ({ alpha, lo, hi }: Row): string =>
    lo === null || hi === null
      ? decimal(alpha)
      : `${decimal(alpha)} (${t.text((m) => m.pulse.range(decimal(lo), decimal(hi)))})`;
  const head = [
    t.say((m) => m.pulseMore.columns.topic),
    t.say((m) => m.pulseMore.alpha),
    t.say((m) => m.pulseMore.omega),
    t.say((m) => m.pulseMore.columns.answers),
  ];
  const rows = found.map((row) => [scene.say(row.name), alphaOf(row), decimal(row.omega), f.count(row.n)]);
  return section(scene, {
    part: 'reliability',
    aside: true,
    title: t.say((m) => m.pulseMore.sure),
    content: html`<p class="small soft">${t.say((m) => m.pulseMore.sureNote)}</p>
      <dl>
        ${found.map(
          ({ name, verdict }) =>
            html`<div><dt>${scene.say(name)}</dt><dd>${t.say((m) => m.pulseMore.reliability[verdict])}</dd></div>`,
        )}
      </dl>
      <details class="small twin">
        <summary>${t.say((m) => m.pulseMore.sureNumbers)}</summary>
        ${table(
          { head, rows },
          t.text((m) => m.pulseMore.sureNumbers),
        )}
      </details>`,
  });
}
