import { html, type TemplateResult } from 'lit';
import { isolated } from './isolated.js';
import { directionOf, type LocalizeController } from './localize.js';
import type { Spoken } from '../core/localised.js';

export type Words = string | TemplateResult;

/** A text of the instrument; one in another language than the page's says so. */
export function words(t: LocalizeController, { text, lang }: Spoken): Words {
  if (lang === '' || lang === t.language) return isolated(text, t.dir);
  return html`<span lang=${lang} dir=${directionOf(lang)}>${text}</span>`;
}
