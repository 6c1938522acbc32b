import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { deliveryProperties } from '../../controllers/deliverable.js';
import { DescriptionController } from '../../controllers/description.js';
import { forgetEarly, hasEarly, noteEarly } from '../../controllers/early.js';
import { errorCard } from '../../controllers/error-card.js';
import { LocalizeController } from '../../controllers/localize.js';
import { SourceController } from '../../controllers/source.js';
import { WidthController } from '../../controllers/width.js';
import type { SubmissionController } from '../../controllers/submission.js';
import { shortForm } from '../../core/instrument.js';
import type { Answer, Answers } from '../../core/schema/answers.js';
import type { Instrument } from '../../core/schema/instrument.js';
import { define } from '../../define.js';
import { AttuneChangeEvent } from '../../events/change.js';
import { AttuneErrorEvent } from '../../events/error.js';
import tokens from '../../styles/tokens.styles.js';
import widget from '../../styles/widget.styles.js';
import { afterPaint, Blocks } from './survey.blocks.js';
import { answerIn, chosenBy, focusKept, paint, ranked, showVisible } from './survey.inputs.js';
import { movesOf, viewOf, type Action, type View } from './survey.model.js';
import { SurveySession } from './survey-session.model.js';
import { SurveyField } from './survey-field.js';
import styles from './survey.styles.js';
import * as pages from './survey.pages.js';
import { termsOf, type Terms } from './survey-terms.model.js';
import type { Scene } from './survey.questions.js';

type Later = typeof import('./survey.later.js');
type Closing = typeof import('./survey.closing.js');

/**
 * @summary A survey that people answer in the page they are on, and that is never lost on its way.
 * @tagname attune-survey
 *
 * @slot - A `<script type="application/json">` with the questions, instead of `instrument` or `src`.
 * @fires {AttuneChangeEvent} attune-change - A person answered, changed or cleared an item.
 * @fires {AttuneResultEvent} attune-result - A person sent their answers. Cancel it to take them over: then the draft is deleted, and the person is told that the page has them.
 * @fires {AttuneDeliveryEvent} attune-delivery - The answers a person sent moved on, or are held up.
 * @fires {AttuneErrorEvent} attune-error - The questions cannot be shown; says where and why.
 * @fires {AttuneOutboxFullEvent} attune-outbox-full - Too much waits to be sent: a draft or an answer is kept by the open page alone.
 *
 * @csspart base - Everything the survey shows.
 * @csspart header - Title, introduction and progress.
 * @csspart privacy - The sentence that says who can see the answers.
 * @csspart progress - The progress bar.
 * @csspart questions - All questions.
 * @csspart actions - The buttons beneath the questions.
 * @csspart review - The answers once more, before they are sent.
 * @csspart status - Where the answers stand after they were sent.
 * @csspart own-result - The person's own result.
 * @csspart error - What stands in place of a survey that cannot be shown.
 *
 * @cssprop [--attune-accent=#0f6b6b] - Buttons, chosen answers and focus. Text and lines in it are made dark or bright enough to read.
 * @cssprop [--attune-paper=#ffffff] - The surface the survey is drawn on.
 * @cssprop [--attune-ink=#1d2433] - Text.
 * @cssprop [--attune-line=#d9dde6] - Hairlines.
 * @cssprop [--attune-radius=8px] - Corners.
 *
 * @cssstate saved - What was sent is stored on this device, and not yet on its way. A draft has no state.
 * @cssstate sending - The answers are on their way.
 * @cssstate delivered - The endpoint has the answers.
 * @cssstate waiting - A try failed; the next one follows by itself.
 * @cssstate paused - The endpoint needs attention first.
 * @cssstate unconfirmed - The answers were sent, but nothing confirms it.
 * @cssstate dead - The endpoint refuses the answers; they stay on the device.
 * @cssstate offline - Waiting for a connection.
 */
export class AttuneSurvey extends SurveyField {
  static override styles = [tokens, widget, styles];

  @state() private keepNothing = false;
  @state() private trouble: 'cut-off' | 'in-tab' | 'held-up' | 'not-stored' | undefined;

  #width = new WidthController(this);
  #published = new DescriptionController(this, () => ({ survey: this.#id, instrument: this.#session!.instrument, privacy: this.privacy, group: this.group, segment: this.segment }));
  #t = new LocalizeController(this, () => this.#translate());
  #source = new SourceController(
    this,
    () => ({
      config: this.config,
      src: this.src,
      name: this.instrument,
      language: this.#t.language,
      settings: this.#settings,
    }),
    { loaded: (whole) => this.#take(whole), failed: (faults) => void this.dispatchEvent(new AttuneErrorEvent(faults)) },
  );
  #submission: SubmissionController | undefined;
  #later: Later | undefined;
  #closing: Closing | undefined;
  #paper: InstanceType<Later['PaperController']> | undefined;
  #session?: SurveySession;
  #given: Answers = {};
  #view: View = { parts: [], questions: new Map() };
  /** What is drawn gets the answers, and shows what of it is asked and what is wrong. */
  #blocks = new Blocks((root) => {
    if ((this.#touched ||= this.#still || !this.#session!.isBlank)) paint(root, this.#session!, this.#still);
    this.#closing?.annotate(root, this.#t, this.#session!, this.#view.questions);
  });
  /** Whether what is drawn may be other than the templates make it. */
  #touched = false;
  #restored: Promise<unknown> = Promise.resolve();
  /** Whether a press waits for the code that does what it says. */
  #waits = false;
  /** Gives back the focus that drawing anew would take away. */
  #refocus: (() => void) | undefined;

  /** The answers so far, by item id. Setting them shows them, and tells nobody. */
  @property({ attribute: false })
  get answers(): Answers {
    return { ...(this.#session?.answers ?? this.#given) };
  }
  set answers(answers: Answers) {
    this.#given = answers ?? {};
    this.#session?.replace(this.#given);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) return;
    this.#refocus = focusKept(this.shadowRoot!);
    this.#source.refresh();
    if (changed.has('short') && this.#source.instrument) this.#take(this.#source.instrument);
    // Whose answers they are and what they count for may change, and where they go with a provider that comes late.
    if (this.#submission?.autosave.key && !this.#submission.isOf(this.#id, this)) void this.#restore();
    if (changed.has('shared') || changed.has('keepNothing')) {
      forgetEarly(this, this.#id);
      if (this.#session && !this.shared && !this.keepNothing && !this.#submission?.autosave.key) noteEarly(this, this.#id, this.#session);
      void (this.#submission?.keepNothing(this.shared || this.keepNothing) ?? this.lookBack());
    }
    if (deliveryProperties.some((name) => changed.has(name))) this.#submission?.delivery.resume();
  }

  protected override render(): TemplateResult {
    const t = this.#t;
    this.#session?.turn(this.paged === '' ? 'question' : (this.paged ?? (this.#width.narrow ? 'section' : 'never')));
    // Where the answers stand is told whoever has sent them, whatever the receiver says of the questions by now.
    const faults = [...this.#source.faults, ...(this.#session?.isOpen ? this.#published.faults : [])];
    return html`<div class="widget" part="base" lang=${t.language} dir=${t.dir}
      @input=${this.#onInput} @click=${this.#onClick} @keydown=${this.#onKey} @submit=${(event: Event) => event.preventDefault()}>
      ${t.awaited || (!faults.length && !this.#session) ? (this.#source.slow ? pages.loading(t) : nothing) : faults.length ? errorCard(t, faults, this.#source.again) : this.#body(this.#session!)}
    </div>`;
  }

  protected override updated(): void {
    if (!this.#session) return;
    this.#blocks.drawn(this.renderRoot);
    this.#refocus?.();
    this.#tell();
  }

  /** Whether nothing can be entered now. */
  get #still(): boolean {
    return this.disabled || this.platformDisabled || this.#submission?.sending === true;
  }

  #body(session: SurveySession): TemplateResult {
    const scene: Scene = { t: this.#t, session, questions: this.#view.questions, blocks: this.#blocks, printing: this.#paper?.printing, later: this.#closing };
    const closing = this.#closing?.closing(scene, this.#submission?.delivery.delivery, this.#published.described);
    if (closing) return closing;
    return html`${pages.page(scene, this.#view.parts, this.#terms(), this.keepNothing)}
      ${pages.actions(scene.t, movesOf(session, Boolean(this.internals.form && this.name)))}`;
  }

  /** The questions are here, or others in their place: answers that still fit stay. */
  #take(whole: Instrument): void {
    void this.#submission?.autosave.flush();
    this.#session = new SurveySession(this.short ? shortForm(whole) : whole, this.answers, this.#session);
    this.#given = {};
    if (this.#submission) this.#later!.refit(this.#submission, this.#session);
    this.#translate();
    this.#published.ask(this.endpoint ?? this.closest('attune-provider')?.endpoint);
    afterPaint(() => void this.#restore(), 50);
  }

  #translate(): void {
    this.#source?.refresh();
    if (!this.#session) return;
    this.#view = viewOf(this.#session.instrument, this.#t.locale);
    this.requestUpdate();
  }

  /** What keeps answers. Asked for again where the network failed it. */
  async #whole(): Promise<SubmissionController> {
    const later = (this.#later ??= await import('./survey.later.js'));
    if (this.#submission) return this.#submission;
    this.#paper = new later.PaperController(this, () => this.performUpdate());
    return (this.#submission = new later.SubmissionController(this, this.internals, {
      settings: () => ({ ...this.ownDelivery, purpose: this.#id }),
      given: (items) => later.givenIn(this.#session!, this.#view.questions, items),
      saved: () => this.#tell(),
      heard: (...news) => void later.hear(this.#submission!, this.#session!, ...news).then(() => this.requestUpdate()),
    }));
  }

  /** What checks, reviews and sends them. Asked for again as well. */
  async #rest(submission: SubmissionController): Promise<Closing> {
    const closing = (this.#closing ??= await import('./survey.closing.js'));
    if (this.field) return closing;
    adoptStyles(this.shadowRoot!, [...AttuneSurvey.elementStyles, closing.styles]);
    this.field = new closing.FormFieldController(this, this.internals, {
      state: () => this.name && closing.fieldOf(this.#session, this.#t, this.renderRoot, submission.autosave),
      submitted: () => this.name && void this.#act('send'),
    });
    if (this.trouble === 'held-up') this.trouble = undefined;
    submission.delivery.resume();
    this.#arrive();
    return closing;
  }

  /** After the first paint: what an earlier visit answered or sent, and what still waits to go out. One after the other. */
  #restore(): Promise<unknown> {
    return (this.#restored = this.#restored.then(() => this.#lookBack()).catch(() => (this.trouble = hasEarly(this, this.#id) ? 'in-tab' : 'cut-off')));
  }

  /** What sends is fetched while there is a connection: a person may be offline by the time they are through. */
  #fetchRest(submission: SubmissionController): void {
    this.#rest(submission).catch(() => addEventListener('online', () => this.#fetchRest(submission), { once: true }));
  }

  async #lookBack(): Promise<void> {
    const submission = await this.#whole();
    this.trouble = undefined;
    if (!this.field) setTimeout(() => this.#fetchRest(submission));
    this.#published.ask(submission.delivery.settings.endpoint);
    const survey = this.#id;
    if (submission.isOf(survey, this) && !this.formStates.length) return;
    if (!submission.isSame(survey, this)) {
      await submission.leave();
      // Someone else is here now, or it is another survey: what was answered stays with whom and what it was for.
      if (submission.autosave.key) this.#session = new SurveySession(this.#session!.instrument, this.#given);
    }
    const early = this.#later!.takeEarly(this, survey, this.#session!, (then) => viewOf(then, this.#t.locale));
    const found = await submission.begin(survey, this, this.shared || this.keepNothing, this.formStates.pop(), early);
    // Somebody else has come meanwhile; what was found is not theirs, and their own is looked up next.
    if (!submission.isOf(this.#id, this)) return;
    await this.#later!.takeUp(submission, this.#session!, found);
    this.requestUpdate();
  }

  /** What the page says, and its provider once it has been heard. */
  get #settings(): Readonly<Record<string, unknown>> {
    return { ...(this.#submission?.delivery.settings ?? this.ownDelivery), privacy: this.privacy, paged: this.paged };
  }

  /** What is promised to the person: the receiver's word, or the page's where there is none. */
  #terms = (): Terms => termsOf(this, this.#published, this.#settings);

  get #id(): string {
    return this.survey ?? this.#session?.instrument.id ?? '';
  }

  #record(id: string, answer: Answer | undefined): void {
    const session = this.#session!;
    const { errors } = session;
    this.#touched = true;
    if (session.record(id, answer)) showVisible(this.renderRoot, session);
    this.#submission?.autosave.schedule(id);
    const isEarly = !this.#submission?.autosave.key;
    if (isEarly && !this.shared && !this.keepNothing) noteEarly(this, this.#id, session, [id]);
    if (isEarly) void this.#restore();
    this.#tell();
    if (session.errors !== errors || session.focus) this.#arrive();
    this.dispatchEvent(new AttuneChangeEvent(id, answer));
  }

  /** Written straight into the page: an answer renders nothing anew. */
  #tell(): void {
    if (this.#session) pages.tell(this.renderRoot, this.#t, this.#session, this.#submission?.autosave.kept, this.trouble);
    this.tellForm();
  }

  protected override startOver(): void {
    if (this.#session?.phase !== 'sent') void this.#act('startOver', false);
  }
  protected override lookBack(): void {
    if (this.#session) void this.#restore();
  }

  #onInput(event: Event): void {
    const input = event.target as HTMLInputElement;
    const question = this.#view.questions.get(input.name);
    if (question?.kind === 'text') this.#closing?.holdLength(event, question, this.#session!, this.#t);
    if (question) this.#record(question.id, answerIn(input, question));
    else if (input.name === pages.keepNothingName) this.keepNothing = input.checked;
  }

  #onKey(event: KeyboardEvent): void {
    const id = chosenBy(event);
    if (this.#session?.item(id) && this.#session.paged !== 'never') void this.#act('onward', true, id);
  }

  #onClick(event: Event): void {
    const control = (event.target as Element).closest<HTMLElement>('[data-act], [data-row], [data-goto]');
    if (!control || control.ariaDisabled === 'true' || this.#still) return;
    const { act, goto, row } = control.dataset;
    if (goto) event.preventDefault();
    if (row) this.#record(...ranked(control, this.#session!, this.#view.questions));
    else if (act === 'clear') this.#record(this.#closing!.clear(control, this.#session!), undefined);
    else if (act === 'reload') this.#source.reload();
    else void this.#act(goto ? 'goTo' : (act as Action), true, goto);
  }

  /** Does what a button or a key says. `arrive` brings the person to what comes of it; `at` is the item they are at. */
  async #act(action: Action | 'onward' | 'goTo', arrive = true, at = ''): Promise<void> {
    // A second press meanwhile is no second step.
    if (arrive && this.#waits) return;
    this.#waits ||= arrive;
    if (!this.#submission?.autosave.key) await this.#restore();
    const submission = this.#submission;
    const closing = this.#closing ?? (submission && (await this.#rest(submission).catch(() => undefined)));
    if (arrive) this.#waits = false;
    if (!submission || !closing) return void (this.trouble ??= 'held-up');
    const done = action === 'send' || action === 'sendBeside' ? this.#send(closing, submission, action === 'sendBeside') : closing.act(action, submission, this.#session!, this.#view, this.#id, at);
    if (done) await done;
    if (!arrive && this.#session) this.#session.focus = '';
    this.#arrive();
  }

  async #send(closing: Closing, submission: SubmissionController, beside: boolean): Promise<void> {
    const occasion = { survey: this.#id, locale: this.#t.locale, terms: this.#terms, published: this.#published };
    this.trouble = await closing.sendOff(this, submission, this.#session!, occasion, beside);
  }

  /** Brings the keyboard and the screen reader to where the session says, once that is drawn. */
  #arrive(): void {
    this.requestUpdate();
    void this.updateComplete.then(() => this.#closing?.focusOn(this.renderRoot, this.#session, this.#blocks));
  }
}

define('attune-survey', AttuneSurvey);

declare global {
  interface HTMLElementTagNameMap {
    'attune-survey': AttuneSurvey;
  }
}
