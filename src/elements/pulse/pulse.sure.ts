import { html, nothing, type TemplateResult } from 'lit';
import type { ResultReliability } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';
import type { Scene } from './pulse.scene.js';

type Row = ResultReliability & { name: LocalisedText };

/** How well each topic's questions go together. For whoever asks: behind a disclosure. */
export function reliability(scene: Scene): TemplateResult | typeof nothing {
  const { t, f, results } = scene;
  const found: Row[] = results.dimensions.flatMap(({ name, reliability }) =>
    reliability ? [{ name, ...reliability }] : [],
  );
  if (!found.length) return nothing;
  const decimal = (value: number | null): string => (value === null ? '–' : f.decimal(value));
  return html`<details part="reliability">
    <summary>${t.say((m) => m.pulseMore.sure)}</summary>
    <p class="small soft">${t.say((m) => m.pulseMore.sureNote)}</p>
    <div class="wide" role="region" tabindex="0" aria-label=${t.text((m) => m.pulseMore.sure)}>
      <table class="small" part="table">
        <thead>
          <tr>
            <th scope="col">${t.say((m) => m.pulseMore.columns.topic)}</th>
            <th scope="col">${t.say((m) => m.pulseMore.alpha)}</th>
            <th scope="col">${t.say((m) => m.pulseMore.omega)}</th>
            <th scope="col">${t.say((m) => m.pulseMore.columns.answers)}</th>
            <th scope="col">${t.say((m) => m.pulseMore.meaning)}</th>
          </tr>
        </thead>
        <tbody>
          ${found.map(
            ({ name, n, alpha, lo, hi, omega, verdict }) => html`<tr>
              <th scope="row">${scene.say(name)}</th>
              <td class="number">
                ${decimal(alpha)}
                ${lo === null || hi === null ? nothing : `(${t.text((m) => m.pulse.ci(m.pulse.range(decimal(lo), decimal(hi))))})`}
              </td>
              <td class="number">${decimal(omega)}</td>
              <td class="number">${f.count(n)}</td>
              <td>${t.say((m) => m.pulseMore.reliability[verdict])}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
