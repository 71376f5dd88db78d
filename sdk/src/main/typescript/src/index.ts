export * from './generated/index.js';
export { Enlace, type EnlaceOptions } from './enlace.js';
export { NotConnected, problemOf } from './failures.js';
export { items, type Page } from './items.js';
export { PATIENT, type Patience } from './patience.js';
