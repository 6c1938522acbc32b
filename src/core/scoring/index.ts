export * from './dimension-group.js';
export * from './person.js';
export * from './reverse-key.js';
export * from './top-box.js';
