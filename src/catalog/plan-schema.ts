import * as z from 'zod';

/** What nobody should push without knowing. Each has a flag that allows just that: `--allow-<code>`. */
export const refusalCodes = [
  'duplicate-names',
  'other-resources',
  'type-change',
  'many-removals',
  'no-licence',
  'no-publisher',
  'open-doubts',
  'other-documents',
  'bad-headers',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

const change = z.strictObject({ field: z.string(), before: z.json(), after: z.json() });
export type Change = z.infer<typeof change>;

const keys = z.array(z.array(z.string()).min(1));
const count = z.int().min(0);

/** What happens to a resource's table in the DataStore. */
const store = z.strictObject({
  /**
   * `create`: there is none yet · `recreate`: dropped and filled anew, for its columns cannot be changed · `describe`: columns added at the
   * end, labels or the key set · `rows`: rows alone · `keep`: nothing to do.
   */
  action: z.enum(['create', 'recreate', 'describe', 'rows', 'keep']),
  rows_before: count,
  rows_after: count,
  added: count,
  changed: count,
  removed: count,
  /** Removed rows of documents that were withdrawn. */
  withdrawn: count,
  /** Which rows, by the values of their key; none where the whole table is filled. */
  keys: z.strictObject({ added: keys, changed: keys, removed: keys }),
});
export type StorePlan = z.infer<typeof store>;

const resource = z.strictObject({
  name: z.string().min(1),
  /** Path in the output folder; empty where it is gone. */
  file: z.string(),
  action: z.enum(['create', 'patch', 'keep', 'delete']),
  /** As the catalogue has it; null where it is to be made. */
  id: z.string().nullable(),
  sha256: z.string(),
  bytes: count,
  /** Is the file sent? */
  upload: z.boolean(),
  /** What else differs about the resource. */
  changes: z.array(change),
  store: store.nullable(),
});
export type ResourcePlan = z.infer<typeof resource>;

/** What a push would do, to be read, signed off and carried out (計画). */
export const planSchema = z.strictObject({
  format: z.literal(1),
  program: z.string(),
  site: z.url({ protocol: /^https?$/ }),
  dataset: z.string().min(2),
  /** Id of the organization in which the dataset is made; null where it stands. */
  organization: z.string().nullable(),
  /** The extension by which the catalogue loads uploaded files into tables on its own; null where it has none. */
  loader: z.string().nullable(),
  action: z.enum(['create', 'patch', 'keep']),
  changes: z.array(change),
  resources: z.array(resource),
  refusals: z.array(z.strictObject({ code: z.enum(refusalCodes), words: z.array(z.string()), allowed: z.boolean() })),
  notes: z.array(z.strictObject({ code: z.string(), words: z.array(z.string()) })),
});
export type Plan = z.infer<typeof planSchema>;
export type Refusal = Plan['refusals'][number];

export type Outcome = 'nothing' | 'something' | 'refused';

export const isRefused = ({ refusals }: Plan): boolean => refusals.some(({ allowed }) => !allowed);

/** Is there anything to do, and may it be done? */
export function outcomeOf(plan: Plan): Outcome {
  if (isRefused(plan)) return 'refused';
  return plan.action !== 'keep' || plan.resources.some(({ action }) => action !== 'keep') ? 'something' : 'nothing';
}
