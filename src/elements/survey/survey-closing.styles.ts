import { css } from 'lit';
import receipt from '../../styles/receipt.styles.js';

/** Review, receipt, own result and errors: adopted when they are first needed. */
export default css`
  ${receipt}
  .errors ul { padding-inline-start: 1.25em; }
  dl > div { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) auto; gap: 0.25em 1em; align-items: baseline; padding: 0.5em 0; border-block-start: 1px solid var(--_line); }
  .review, .sent, .sent > div, .own { display: grid; gap: 0.75em; }
  .aside, .other-tab { display: grid; gap: 0.5em; justify-items: start; margin-block-start: 0.5em; }
  .review ol { border: 0; }
  .review ol > li { grid-template-columns: 1.5em 1fr; padding: 0; }
  .review ol > li + li { border: 0; }
  .given { font-weight: 600; white-space: pre-line; }
  .given.soft { font-weight: 400; }
  dl button { min-block-size: max(2em, 24px); padding-block: 0; }
  @container (max-width: 34em) { dl > div { grid-template-columns: 1fr auto; } dt { grid-column: 1 / -1; } }

  /* In the room beneath a question, so that nothing moves; beside a row's statement. */
  [part='questions'] fieldset > .clear { grid-area: auto; position: absolute; inset-block-end: 0; inset-inline-start: 0.25em; min-block-size: 24px; padding: 0 0.375em; margin: 0; border: 0; display: flex; align-items: center; gap: 0.25em; font-weight: 400; visibility: var(--_clear, hidden); }
  .clear svg { flex: none; inline-size: 1.25em; stroke: currentColor; stroke-width: 1.8; }
  .clear:focus-visible { outline-offset: -3px; }
  /* Inherited by the button: WebKit draws anew what has an answer, and nothing in it. */
  fieldset:has(:checked), .ranking:not(:has([data-by='0'])) { --_clear: visible; }
  @container (min-width: 46em) {
    [part='questions'] .headed fieldset > .clear { grid-column: 1 / 2; inset: 0 0 0 auto; margin-block: auto; inline-size: 24px; block-size: 24px; justify-content: center; }
    .headed .clear span { display: none; }
  }

  .own { margin-block-start: 0.75em; }
  .own table { border-collapse: collapse; inline-size: 100%; max-inline-size: 40em; }
  .own :is(th, td) { padding: 0.625em 0; border-block-start: 1px solid var(--_line); text-align: start; font-weight: 400; }
  .own th { min-inline-size: 6em; overflow-wrap: anywhere; }
  .own td:last-child { text-align: end; padding-inline-start: 1em; }
  .plot { inline-size: 40%; }
  .plot svg { display: block; inline-size: 100%; max-block-size: 1.5em; overflow: visible; stroke: var(--_line-strong); stroke-width: 0.75; }
  .plot circle { fill: var(--_accent); stroke: none; }
  .sheet { display: none; }
  @media (forced-colors: active) {
    .plot circle { fill: CanvasText; }
    /* A row's labels are seen there: it stands beneath them. */
    @container (max-width: 46em) { .headed .likert { padding-block-end: 1.75em; } }
  }

  /* On paper the questions follow one another as text does: boxes in a grid break badly from page to page. */
  @media print {
    .widget, header, section, [part='questions'] { display: block; }
    :is(.widget, [part='questions']) > * + * { margin-block-start: 1.25em; }
    .later { content-visibility: visible; }
    h2, h3, h3 + p { break-after: avoid; }
    fieldset, form, dl > div, tr { break-inside: avoid; }
    .headed .likert > label { block-size: auto; -webkit-text-fill-color: currentcolor !important; }
    .scale, .progress, .resumed, [part='privacy'] label, [part='actions'], [part='questions'] fieldset > .clear, textarea:has(~ .written) { display: none; }
    :focus { outline: 0 !important; }
    .written { white-space: pre-wrap; padding: 0.75em; border: 1px solid var(--_line-strong); border-radius: var(--_radius); }
    .sheet { display: block; }
    dl > div { grid-template-columns: 3fr 2fr; }
  }
`;
