import type { CatalogueAddresses } from '../schema/catalogue-addresses.js';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const reference = (id: unknown): Json => ({ '@id': id });

/** A resource of datapackage.json; `path` stays, so that the folder is whole by itself. */
function inPackage(resource: Json, addresses: CatalogueAddresses | undefined): Json {
  const { download_url: _, ...rest } = resource;
  const known = addresses?.files[String(resource['path'])];
  return known ? { ...rest, download_url: known.download } : rest;
}

/** A distribution of dcat.jsonld; its `@id` is its path. */
function inDcat(distribution: Json, addresses: CatalogueAddresses | undefined): Json {
  const path = distribution['@id'];
  const known = addresses?.files[String(path)];
  return {
    ...distribution,
    'dcat:downloadURL': reference(known?.download ?? path),
    'dcat:accessURL': reference(known?.page ?? path),
    'schema:contentUrl': reference(known?.download ?? path),
  };
}

const objectsOf = (list: unknown): readonly Json[] => (Array.isArray(list) ? list.filter(isObject) : []);

/** datapackage.json with the addresses of a catalogue, or with none. Members that had none stay as they are. */
export function packageWithAddresses(descriptor: Json, addresses: CatalogueAddresses | undefined): Json {
  const { catalogue_page: _, ...rest } = descriptor;
  return {
    ...rest,
    resources: objectsOf(descriptor['resources']).map((resource) => inPackage(resource, addresses)),
    ...(addresses ? { catalogue_page: addresses.page } : {}),
  };
}

/** The dataset of dcat.jsonld with the addresses of a catalogue, or with none. */
export function dcatWithAddresses(dataset: Json, addresses: CatalogueAddresses | undefined): Json {
  const { 'foaf:page': _, 'schema:includedInDataCatalog': __, ...rest } = dataset;
  return {
    ...rest,
    'dcat:distribution': objectsOf(dataset['dcat:distribution']).map((one) => inDcat(one, addresses)),
    ...(addresses
      ? {
          'foaf:page': reference(addresses.page),
          'schema:includedInDataCatalog': reference(addresses.site),
        }
      : {}),
  };
}
