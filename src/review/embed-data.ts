/** Characters that would end or change a script when they stand in one: `<` begins `</script>`, the others end lines in old readers. */
const unsafe: ReadonlyMap<string, string> = new Map([
  ['<', '\\u003c'],
  ['>', '\\u003e'],
  ['&', '\\u0026'],
  ['\u2028', '\\u2028'],
  ['\u2029', '\\u2029'],
]);

/** Data as a script that assigns it to a global: pages opened from disk may load scripts, but may not fetch. Text of a PDF stays text. */
export function emitScript(name: string, data: unknown): string {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => unsafe.get(character) ?? '');
  // JSON.parse rather than a literal: faster on large data, and a member called __proto__ stays a member.
  return `var ${name} = JSON.parse(${quoteJson(json)});\n`;
}

/** JSON text as a string literal of a script. */
const quoteJson = (json: string): string => `'${json.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
