import { LitElement, adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import scores from '../../charts/scores.styles.js';
import { Figures } from '../../controllers/figures.js';
import type { Visit } from '../../controllers/last-visit.js';
import { completeEnglish, LocalizeController } from '../../controllers/localize.js';
import type { PaperController } from '../../controllers/paper.js';
import { hasPulseWords } from '../../controllers/pulse-words.js';
import { ResultsController } from '../../controllers/results.js';
import { WidthController } from '../../controllers/width.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';
import { define } from '../../define.js';
import { AttuneErrorEvent } from '../../events/error.js';
import pulse from '../../locales/en.pulse.js';
import tokens from '../../styles/tokens.styles.js';
import widget from '../../styles/widget.styles.js';
import { opening } from './pulse.opening.js';
import { Scene } from './pulse.scene.js';
import { failed, skeleton, stale } from './pulse.states.js';
import styles from './pulse.styles.js';
import { topics } from './pulse.topics.js';
import type { Followed } from './pulse.voices.js';

completeEnglish({ pulse });

/** What says where the results are. */
const pointers = ['src', 'token', 'getAuth', 'results'] as const;

/**
 * @summary A survey's results on an intranet page: where things stand, what changed, what people wrote, and what came of it.
 * @tagname attune-pulse
 *
 * @fires {AttuneErrorEvent} attune-error - The results cannot be shown or renewed; says where and why.
 *
 * @csspart base - Everything the pulse shows.
 * @csspart header - Title, whose figures, which wave.
 * @csspart summary - The opening sentences.
 * @csspart since - What is new since the reader's last visit.
 * @csspart topics - The chart of topics.
 * @csspart trend - The topics over time.
 * @csspart questions - The questions and how they were answered.
 * @csspart recommend - The recommendation scores.
 * @csspart units - The units or roles.
 * @csspart reliability - How sure one can be.
 * @csspart comments - What people wrote.
 * @csspart thread - What was said and what was done.
 * @csspart chart - Each chart.
 * @csspart table - Each chart's table.
 * @csspart actions - The button beneath the results.
 * @csspart loading - What stands in for the results while they come.
 * @csspart stale - The sentence that says that newer figures could not be fetched.
 * @csspart error - What stands in place of results that cannot be shown.
 *
 * @cssprop [--attune-accent=#0f6b6b] - Estimates, buttons and focus.
 * @cssprop [--attune-positive=#2b8a85] - Favourable answers.
 * @cssprop [--attune-negative=#a3243b] - Unfavourable answers.
 * @cssprop [--attune-paper=#ffffff] - The surface the pulse is drawn on.
 * @cssprop [--attune-ink=#1d2433] - Text.
 * @cssprop [--attune-line=#d9dde6] - Hairlines.
 */
export class AttunePulse extends LitElement {
  static override styles = [tokens, widget, scores, styles];

  /** The address of the results, such as `/v1/SITE/surveys/SURVEY/results` of the Attune receiver. */
  @property() src?: string;
  /** A read token for that address. Whoever can open the page can read it: give it no more scope than they may see. */
  @property() token?: string;
  /** Fresh request headers for each try, such as a bearer token. Comes before `token` and what a provider says. */
  @property({ attribute: false }) getAuth?: (() => Promise<HeadersInit | undefined>) | undefined;
  /** The results as data or as JSON, instead of `src`. */
  @property() results?: unknown;

  /** The parts and lists that a person has unfolded. */
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private followed: Followed = {};

  #t = new LocalizeController(this);
  #width = new WidthController(this);
  #f = new Figures('en');
  #source = new ResultsController(
    this,
    () => ({ results: this.results, src: this.src, token: this.token, getAuth: this.getAuth }),
    (faults) => this.dispatchEvent(new AttuneErrorEvent(faults)),
  );
  #later: typeof import('./pulse.later.js') | undefined;
  #paper: PaperController | undefined;
  /** The results that the reader's last visit was compared with. */
  #seen: SurveyResults | undefined;
  /** Whose figures the reader sees unasked. */
  #home: SurveyResults['focus'] = null;
  #visit: Visit | undefined;

  /** Fetches the figures anew. What is shown stays until they are there. */
  reload(): Promise<void> {
    return this.#source.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (pointers.some((name) => changed.has(name))) this.#source.refresh();
    if (this.#f.locale !== this.#t.locale) this.#f = new Figures(this.#t.locale);
    const { results, view } = this.#source;
    if (results && !view.cut) this.#home = results.focus;
    if (!this.#later || results === this.#seen) return;
    this.#seen = results;
    this.#visit = results && this.#later.visitBefore(results);
  }

  protected override render(): TemplateResult {
    const t = this.#t;
    return html`<div class="widget" part="base" lang=${t.language} dir=${t.dir} aria-busy=${this.#source.loading}>
      ${this.#body()}
    </div>`;
  }

  #body(): unknown {
    const { results, trouble, loading, at, threadAddress } = this.#source;
    const t = this.#t;
    if (t.awaited || !hasPulseWords(t.language) || (!results && !trouble)) return skeleton(t);
    if (!results) return failed(t, trouble!, loading);
    const scene = this.#scene(results);
    const later = this.#later;
    return html`${opening(scene, this.#home, !this.results, loading)} ${later?.sinceVisit(scene, this.#visit)}
      ${trouble ? stale(t, trouble, at, loading) : nothing}
      ${
        results.status === 'open'
          ? nothing
          : html`${topics(scene, later?.besideTopics(scene, this.#visit))}
            ${later?.rest(scene, threadAddress ? this.followed : undefined)}`
      }`;
  }

  /** One listener of each kind for all buttons, choices and the form. */
  protected override firstUpdated(): void {
    this.renderRoot.addEventListener('change', (event) => this.#onChange(event));
    this.renderRoot.addEventListener('click', (event) => this.#onClick(event));
    this.renderRoot.addEventListener('submit', (event) => this.#onSubmit(event));
  }

  #scene(results: SurveyResults): Scene {
    const { narrow } = this.#width;
    const printing = this.#paper?.printing;
    return new Scene(this.#t, this.#f, results, { narrow, printing, unfolded: this.unfolded });
  }

  protected override updated(): void {
    const { asked, results } = this.#source;
    void this.#fetchLater();
    if (!results) return;
    this.#select('wave', asked.wave ?? results.survey.id);
    this.#select('cut', asked.cut ?? '');
  }

  /** A choice that could not be fetched goes back to what is shown. */
  #select(name: string, value: string | undefined): void {
    const select = this.renderRoot.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    if (select && value !== undefined) select.value = value;
  }

  /** All beneath the topics, fetched beside the results. Asked for again where the network failed it. */
  async #fetchLater(): Promise<void> {
    if (this.#later) return;
    const later = await import('./pulse.later.js').catch(() => undefined);
    if (!later || this.#later) return;
    this.#later = later;
    this.#paper = new later.PaperController(this, () => this.performUpdate());
    adoptStyles(this.shadowRoot!, [...AttunePulse.elementStyles, ...later.styles]);
    this.requestUpdate();
  }

  #onChange(event: Event): void {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === 'wave' || name === 'cut') this.#source.ask({ ...this.#source.asked, [name]: value });
  }

  #onClick(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const { act, list } = button?.dataset ?? {};
    if (act === 'reload' && !this.#source.loading) void this.reload();
    if (act === 'list' && list) {
      this.unfolded = this.#later!.toggled(this.unfolded, list);
      // What was above it may be gone.
      void this.updateComplete.then(() => button!.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
    }
    if (act === 'download') this.#later!.save(this.#scene(this.#source.results!));
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const { value } = this.renderRoot.querySelector<HTMLInputElement>('input[name=receipt]')!;
    void this.#later!.follow(this.#source, value, (followed) => (this.followed = followed));
  }
}

define('attune-pulse', AttunePulse);

declare global {
  interface HTMLElementTagNameMap {
    'attune-pulse': AttunePulse;
  }
}
