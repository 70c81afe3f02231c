// The configuration of a dataset: title, publisher, licence.

import * as z from 'zod';

const webAddress = z.url({ protocol: /^https?$/ });

/** Licence (利用条件) of the data that a run writes. */
export const licenceSchema = z.strictObject({
  /** Identifier of the Open Definition or SPDX: CC-BY-4.0. */
  name: z.string().min(1),
  title: z.string().min(1),
  path: webAddress,
});
export type Licence = z.infer<typeof licenceSchema>;

export const updateFrequencies = ['annual', 'biannual', 'quarterly', 'monthly', 'irregular', 'never'] as const;
export type UpdateFrequency = (typeof updateFrequencies)[number];

/** mokuhyo.config.json: what the documents themselves do not say about the dataset (データセットの情報). Unknown members are errors. */
export const datasetConfigSchema = z.strictObject({
  /** For editors only. */
  $schema: z.string().optional(),
  /** Address-safe name of the dataset in a catalogue. */
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/)
    .default('mokuhyo-sengen'),
  title: z.string().min(1).default('目標宣言データセット'),
  description: z
    .string()
    .min(1)
    .default(
      '地方公共団体が公表した目標宣言（PDF）から、指標・目標値・実績値などを読み取り、出典のページと位置を付けて表にしたもの。',
    ),
  version: z.string().min(1).default('1.0.0'),
  /** Day of the last change (最終更新日), ISO 8601: files hold no clock, so only a person can say. */
  modified: z.iso.date().optional(),
  /** Where the dataset will be found; identifiers in the linked-data files begin with it. */
  homepage: webAddress.optional(),
  publisher: z.strictObject({ name: z.string().min(1), url: webAddress.optional() }).optional(),
  contact: z
    .strictObject({ name: z.string().min(1), email: z.email().optional(), url: webAddress.optional() })
    .optional(),
  /** Whoever publishes grants it: without a word from them none is claimed. */
  licence: licenceSchema.optional(),
  update_frequency: z.enum(updateFrequencies).optional(),
  keywords: z.array(z.string().min(1)).default(['目標宣言', '行政評価', '数値目標', 'KPI']),
  /** Page on which the PDFs are published. */
  source_page: webAddress.optional(),
  /** Put before `source_file` where the sources file gives no address: https://…/files/ */
  source_base: webAddress.optional(),
});
export type DatasetConfig = z.infer<typeof datasetConfigSchema>;

/** What holds where no configuration is given. */
export const defaultDatasetConfig: DatasetConfig = datasetConfigSchema.parse({});

/** What a catalogue (データカタログ) asks for and only a person can say. */
export const catalogueNeeds = ['licence', 'publisher', 'update_frequency'] as const;
export type CatalogueNeed = (typeof catalogueNeeds)[number];

/** What a configuration leaves open of what a catalogue asks for. */
export const openNeeds = (config: DatasetConfig): readonly CatalogueNeed[] =>
  catalogueNeeds.filter((need) => config[need] === undefined);
