/** The parts of docs/output.md that no schema can say. */
export const beforeTables = `# Output files (出力ファイル)

One run of \`mokuhyo convert\` writes these files. The same PDFs give the same bytes, whatever the order of input, the number of
workers, or the clock.

| file | one row per |
| --- | --- |
| \`observations.csv\` | value printed in a KPI table: the canonical, long file |
| \`indicators.csv\` | KPI table row |
| \`policies.csv\` | numbered policy |
| \`divisions.csv\`, \`roles.csv\` | division, role of the department |
| \`notes.csv\` | footnote, with what it applies to |
| \`documents.csv\` | PDF, with its status |
| \`issues.csv\` | thing that a person should look at |
| \`documents/<document_id>.json\` | PDF: everything that was read from it ([schema](schema/document.schema.json)) |
| \`datapackage.json\` | the run: Data Package v2 over all CSV files |

## CSV

UTF-8 without a byte order mark, CRLF at the end of each line, one header row, quoted as RFC 4180 says, no line break inside a cell
(it becomes a space). Rows stand in order of the document (municipality, document fiscal year, department, document_id; by code
points), then page, table, row, column, part. Booleans are \`true\` and \`false\`; nothing is an empty cell.

## JSON

\`value_number\`, \`value_min\` and \`value_max\` are JSON numbers with as many decimals as printed (\`12.50\`). A reader that keeps
numbers as binary floating point loses the last zeros, never the value.

## Columns
`;

export const afterTables = `## Which documents are in which file

The CSV files, the JSON files and \`datapackage.json\` of a run hold **every** document, whatever its status: \`documents.csv\` says
which one is \`partial\` or \`failed\`, \`issues.csv\` says why. A document that failed has no rows elsewhere.
`;
