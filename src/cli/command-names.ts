import type { Command } from 'commander';
import type { Language } from './language.js';

/** Builds one command with its help in one language. Whatever is slow to load is imported in its action, so that help is quick. */
export type BuildCommand = (language: Language) => Command;

/** Each command with the file that builds it, in the order of the help. Only the one that is called gets loaded. */
export const commandLoaders: Readonly<Record<string, () => Promise<BuildCommand>>> = {
  studio: async () => (await import('./studio-command.js')).studioCommand,
  convert: async () => (await import('./convert-command.js')).convertCommand,
  read: async () => (await import('./read-command.js')).readCommand,
  inspect: async () => (await import('./inspect-command.js')).inspectCommand,
  profiles: async () => (await import('./profiles-command.js')).profilesCommand,
  review: async () => (await import('./review-command.js')).reviewCommand,
  corrections: async () => (await import('./corrections-command.js')).correctionsCommand,
  withdraw: async () => (await import('./withdraw-command.js')).withdrawCommand,
  diff: async () => (await import('./diff-command.js')).diffCommand,
  series: async () => (await import('./series-command.js')).seriesCommand,
  gather: async () => (await import('./gather-command.js')).gatherCommand,
  enqueue: async () => (await import('./queue-commands.js')).enqueueCommand,
  worker: async () => (await import('./queue-commands.js')).workerCommand,
  lint: async () => (await import('./lint-command.js')).lintCommand,
  catalog: async () => (await import('./catalog-command.js')).catalogCommand,
  init: async () => (await import('./init-command.js')).initCommand,
};
