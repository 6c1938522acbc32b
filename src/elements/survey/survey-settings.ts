import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { Deliverable } from '../../controllers/deliverable.js';
import { flag } from '../../controllers/properties.js';

/** What a page may say of a survey: its public properties, but for the answers. */
export class SurveySettings extends Deliverable(LitElement) {
  /** The name of a survey that ships with the library: `centricity`. */
  @property() instrument?: string;
  /** The address of the questions as JSON. */
  @property() src?: string;
  /** The questions as data, or as JSON. Comes before `src` and `instrument`. */
  @property() config?: unknown;
  /** The survey's id as published at the receiver. The instrument's own id without it. */
  @property() survey?: string;
  /** Shows only the items of the short form. */
  @property({ type: Boolean, converter: flag }) short = false;
  /** How much is asked at once: one `question` (an empty value says the same), one `section`, or, with `never`, all on one page. Without it: a section where there is no more room than on a phone, all elsewhere. */
  @property() paged?: '' | 'question' | 'section' | 'never' | undefined;
  /** Who can link answers to a person. What the Attune receiver has published comes before it. */
  @property() privacy?: 'identified' | 'confidential' | 'anonymous' | undefined;
  /** The id of the respondent's group, such as a unit. Results are shown for groups, never for people. */
  @property() group?: string;
  /** The id of a second group that cuts across the first, such as a level. The receiver must know it. */
  @property() segment?: string;
  /** What the group is called in words. Its id without it. */
  @property({ attribute: 'group-name' }) groupName?: string;
  /** Tells people who share a browser apart, so that nobody sees another's draft. Never sent. */
  @property() respondent = '';
  /** Keeps no draft on this device. */
  @property({ type: Boolean, converter: flag }) shared = false;
  /** Shows the survey without letting anyone answer. */
  @property({ type: Boolean, converter: flag, reflect: true }) disabled = false;
  /** The field's name in a `<form>` around it. */
  @property({ reflect: true }) name?: string;
}
