import * as z from 'zod';

const webAddress = z.url({ protocol: /^https?$/ });

/** catalogue.json in an output folder: where the dataset stands in a catalogue (データカタログ). A push writes it, and every later run reads it. */
export const catalogueAddressesSchema = z.strictObject({
  format: z.literal(1),
  /** Front page of the catalogue. */
  site: webAddress,
  /** Name of the dataset there. */
  dataset: z.string().min(1),
  /** Its page. */
  page: webAddress,
  /** By path in the output folder. */
  files: z.record(z.string(), z.strictObject({ resource_id: z.string(), page: webAddress, download: webAddress })),
});
export type CatalogueAddresses = z.infer<typeof catalogueAddressesSchema>;
