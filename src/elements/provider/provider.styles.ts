import { css } from 'lit';

export default css`
  :host {
    display: contents;
  }
  /* Whatever follows the provider follows its last element, which cannot see that. */
  :host(:not(:last-child)) ::slotted(:is(attune-survey, attune-pulse, attune-outbox):last-child) {
    margin-block-end: 1em;
  }
  :host([hidden]) {
    display: none;
  }
`;
