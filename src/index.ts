// The library: what other programs may import.
export * from './library/index.js';
