import * as z from 'zod';

/** What every action of CKAN answers. */
export const answerSchema = z.looseObject({
  success: z.boolean(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type ActionAnswer = z.infer<typeof answerSchema>;

export const errorSchema = z.looseObject({ __type: z.string().optional() });

/** `status_show`. Some sites keep their version to themselves. */
export const statusSchema = z.looseObject({
  ckan_version: z.string().optional(),
  extensions: z.array(z.string()).optional(),
});

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const resourceSchema = z.looseObject({
  id: z.string().min(1),
  name: text,
  description: text,
  hash: text,
  url: text,
  url_type: text,
});
export type RemoteResource = z.infer<typeof resourceSchema>;

/** `package_show`. */
export const packageSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  state: z.string().optional(),
  private: z.boolean().optional(),
  title: text,
  notes: text,
  url: text,
  version: text,
  author: text,
  maintainer: text,
  maintainer_email: text,
  license_id: text,
  owner_org: text,
  tags: z.array(z.looseObject({ name: z.string() })).default([]),
  extras: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).default([]),
  resources: z.array(resourceSchema).default([]),
});
export type RemotePackage = z.infer<typeof packageSchema>;

/** `organization_list_for_user`. */
export const organizationsSchema = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/** `license_list`. */
export const licencesSchema = z.array(z.looseObject({ id: z.string(), url: text }));

const storeFields = z.array(
  z.looseObject({
    id: z.string(),
    type: z.string(),
    info: z.looseObject({ label: text, notes: text }).optional(),
    schema: z.looseObject({ is_index: z.boolean().nullish() }).optional(),
  }),
);

/** Columns of a table in the DataStore. */
export const storeInfoSchema = z.looseObject({ fields: storeFields });
export type StoreInfo = z.infer<typeof storeInfoSchema>;

/** `datastore_info`: before CKAN 2.10 it told neither the columns' order nor their true types. */
export const anyStoreInfoSchema = z.looseObject({ fields: storeFields.optional() });

/** `datastore_search` with `records_format: csv`. */
export const pageSchema = z.looseObject({
  records: z.string(),
  total: z.int().min(0),
  limit: z.int().min(0).optional(),
});

/** Answers in which nothing matters but that the action succeeded. */
export const anySchema = z.unknown();
