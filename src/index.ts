// Every element, defined, and what a page needs beside them. `attune-elements/elements/…` brings one at a time.
export { AttuneProvider } from './elements/provider/provider.js';
export { AttuneOutbox } from './elements/outbox/outbox.js';
export { AttunePulse } from './elements/pulse/pulse.js';
export { AttuneSurvey } from './elements/survey/survey.js';

export { AttuneChangeEvent } from './events/change.js';
export { AttuneDeliveryEvent } from './events/delivery.js';
export { AttuneErrorEvent } from './events/error.js';
export { AttuneOutboxFullEvent } from './events/outbox-full.js';
export { AttuneResultEvent } from './events/result.js';

export { addLocale, type PartialMessages } from './controllers/localize.js';
export type { DeliverySettings } from './controllers/context.js';
export type { Delivery, DeliveryState } from './core/delivery-state.js';
export type { Answer, Answers } from './core/schema/answers.js';
export type { AttuneEvent, Privacy, Result } from './core/schema/event.js';
export type { Fault } from './core/schema/fault.js';
export type { Instrument, Item, Section } from './core/schema/instrument.js';
export type { DeliveryOutcome, SendContext, Transport } from './transport/transport.js';
export { version } from './core/version.js';
