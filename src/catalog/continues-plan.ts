// Does a plan made now go on with the one that a person signed off?

import { type Change, type Plan, planSchema, type ResourcePlan, type StorePlan } from './plan-schema.js';
import { keyText } from './rows.js';

/**
 * Is what is to be done now a part of what was signed off? So it is right after the plan was made, and when a push of it was interrupted.
 * Answers with what is not in it; undefined where all is.
 */
export function notInPlan(now: Plan, signed: Plan): string | undefined {
  if (now.site !== signed.site) return `site: ${now.site}`;
  if (now.dataset !== signed.dataset) return `dataset: ${now.dataset}`;
  if (now.action === 'create' && (signed.action !== 'create' || now.organization !== signed.organization)) {
    return `create ${now.dataset}`;
  }
  const field = strangeChange(now.changes, signed.changes, signed.action === 'create');
  if (field !== undefined) return field;
  const files = signed.resources.map(({ file }) => file);
  const gone = signed.resources.find(({ file, action }) => action !== 'delete' && !hasFile(now, file));
  if (gone) return gone.file;
  const added = now.resources.find(({ file }) => !files.includes(file));
  if (added) return added.file === '' ? added.name : added.file;
  return now.resources.map((one) => strangeResource(one, signed)).find((found) => found !== undefined);
}

const hasFile = ({ resources }: Plan, path: string): boolean => resources.some(({ file }) => file === path);

function strangeChange(now: readonly Change[], signed: readonly Change[], isNew: boolean): string | undefined {
  const strange = now.find(({ field, after }) => {
    const known = signed.find((change) => change.field === field);
    if (known === undefined) return true;
    // What others added meanwhile to a list that was signed off for a new dataset is met again by name.
    return !isNew && JSON.stringify(known.after) !== JSON.stringify(after);
  });
  return strange?.field;
}

function strangeResource(now: ResourcePlan, { resources }: Plan): string | undefined {
  const signed = resources.find(({ name }) => name === now.name);
  if (signed === undefined || signed.sha256 !== now.sha256) return now.name;
  if (now.action === 'keep') return undefined;
  if (signed.action === 'keep' || (now.action === 'delete') !== (signed.action === 'delete')) return now.name;
  if (now.action === 'create' && signed.action !== 'create') return now.name;
  const isNew = signed.action === 'create';
  if (now.upload && !signed.upload) return now.name;
  const wasSaid = (field: string): boolean => signed.upload || signed.changes.some((change) => change.field === field);
  if (!isNew && now.changes.some(({ field }) => !wasSaid(field))) return now.name;
  return now.store ? strangeStore(now.name, now.store, signed.store) : undefined;
}

function strangeStore(name: string, now: StorePlan, signed: StorePlan | null): string | undefined {
  if (now.action === 'keep') return undefined;
  if (signed === null || signed.action === 'keep') return `${name}: DataStore`;
  const fills = signed.action === 'create' || signed.action === 'recreate';
  const isCovered = signed.action === 'recreate' || (fills && now.removed === 0);
  if (now.action === 'recreate') return isCovered ? undefined : `${name}: DataStore`;
  if (fills) return signed.action === 'create' && now.removed > 0 ? `${name}: DataStore` : undefined;
  if (now.action === 'create' || (now.action === 'describe' && signed.action !== 'describe'))
    return `${name}: DataStore`;
  for (const kind of ['added', 'changed', 'removed'] as const) {
    const known = new Set(signed.keys[kind].map(keyText));
    const strange = now.keys[kind].find((key) => !known.has(keyText(key)));
    if (strange) return `${name}: ${strange.join('/')}`;
  }
  return undefined;
}

/** A plan file's text → the plan; undefined where it is none of this version. */
export function parsePlan(text: string): Plan | undefined {
  try {
    const read = planSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return undefined;
  }
}
