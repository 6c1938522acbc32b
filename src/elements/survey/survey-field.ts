import { state } from 'lit/decorators.js';
import type { FormFieldController } from '../../controllers/form-field.js';
import type { Answers } from '../../core/schema/answers.js';
import { SurveySettings } from './survey-settings.js';

/** A survey as the browser's forms know it: one field, that is disabled, reset and restored with them. */
export abstract class SurveyField extends SurveySettings {
  static readonly formAssociated = true;

  @state() protected platformDisabled = false;

  protected readonly internals = this.attachInternals();
  protected field?: FormFieldController;
  /** What the browser kept of the form, until it has been looked at. */
  protected formStates: string[] = [];

  abstract answers: Answers;
  protected abstract startOver(): void;
  /** Looks up what an earlier visit left. */
  protected abstract lookBack(): void;

  /** A form has the answers before the rest is there, which then also says what is missing. */
  protected tellForm(): void {
    if (this.field) this.field.tell();
    else if (this.name) this.internals.setFormValue(JSON.stringify(this.answers), '');
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.field?.join(form);
  }
  formDisabledCallback(disabled: boolean): void {
    // To a browser the attribute alone says "disabled", whatever it holds.
    if (this.getAttribute('disabled') === 'false') this.removeAttribute('disabled');
    else this.platformDisabled = disabled;
  }
  formResetCallback(): void {
    if (this.name) this.startOver();
  }
  formStateRestoreCallback(state: string): void {
    this.formStates = [state];
    this.lookBack();
  }
}
