export * from './events/delivery.js';
export * from './events/result.js';
