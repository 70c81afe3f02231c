import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What this program needs of a former manifest, of whatever version. */
const formerSchema = z.object({
  program: z.object({ name: z.literal('mokuhyo') }),
  inputs: z.array(z.object({ document_id: z.string() })),
  files: z.array(z.object({ path: z.string() })),
});

/** Paths below the output folder that a former run made; none where there was none, or its manifest is not ours. */
export async function formerFiles(manifest: string): Promise<ReadonlySet<string>> {
  let text: string;
  try {
    text = await readFile(manifest, 'utf8');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return new Set();
    throw problem;
  }
  const former = readFormer(text);
  if (!former) return new Set();
  const documents = former.inputs.map((input) => input.document_id).filter((id) => /^[0-9a-f]{12}$/.test(id));
  return new Set([...documents.map((id) => `documents/${id}.json`), ...former.files.map((file) => file.path)]);
}

function readFormer(text: string): z.infer<typeof formerSchema> | undefined {
  try {
    return formerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: somebody else's file, whose word counts for nothing here.
    return undefined;
  }
}

/** A path that stays below the folder it is joined to: a manifest that somebody edited must not delete elsewhere. */
const staysBelow = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !/[\\:\0]/.test(path) &&
  !path.split('/').some((part) => /^\.{0,2}$/.test(part));

/** Removes what a former run made and this one did not. Files of other origin are in no manifest and stay. */
export async function removeFormer(
  root: string,
  former: ReadonlySet<string>,
  made: ReadonlySet<string>,
): Promise<void> {
  for (const path of former) if (!made.has(path) && staysBelow(path)) await rm(join(root, path), { force: true });
}
