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
| \`series.csv\`, \`series_links.csv\`, \`changes.csv\` | the years joined: period of an indicator, link of a row, change between declarations |
| \`datapackage.json\` | the run: Data Package v2 over all CSV files |
| \`csv-metadata.json\` | the run: the same as CSV on the Web (W3C) |
| \`dcat.jsonld\` | the run: DCAT 3 and schema.org in one, with provenance and measures of quality |
| \`README.md\` | the dataset, told to citizens in Japanese |
| \`CHECKSUMS.txt\` | file, for \`sha256sum --check\` |
| \`manifest.json\` | the run: what it was given and what it made |

## CSV

UTF-8 without a byte order mark, CRLF at the end of each line, one header row, quoted as RFC 4180 says, no line break inside a cell
(it becomes a space). Rows stand in order of the document (municipality, document fiscal year, department, document_id; by code
points), then page, table, row, column, part. Booleans are \`true\` and \`false\`; nothing is an empty cell.

## JSON

\`value_number\`, \`value_min\` and \`value_max\` are JSON numbers with as many decimals as printed (\`12.50\`). A reader that keeps
numbers as binary floating point loses the last zeros, never the value.

## Columns
`;

export const afterTables = `## Flavours (\`--also\`)

\`--also ja,wide,xlsx,parquet,jsonl,sjis\` writes the same rows in other forms, beside the canonical files:

| flavour | files | for |
| --- | --- | --- |
| \`ja\` | \`<table>_ja.csv\` | Excel: Japanese headers, UTF-8 with a byte order mark; cells are those of the canonical file, codes included |
| \`wide\` | \`wide.csv\`, \`wide_ja.csv\` | people who check by eye: one row per indicator and document in the order of the PDF, one column per fiscal year and kind (\`actual_2018\`; \`target_undated\` where the period is in no single fiscal year), cells as printed |
| \`xlsx\` | \`mokuhyo.xlsx\` | Excel: observations, wide table, documents, issues, data dictionary; numbers and days as such, codes like 3-6-1 as text |
| \`parquet\` | \`<table>.parquet\` | DuckDB and its like: typed, an empty cell is null, decimals are DOUBLE |
| \`jsonl\` | \`<table>.jsonl\` | programs: one JSON object per row |
| \`sjis\` | \`<table>_sjis.csv\`, \`sjis_unwritable.csv\` | old programs: Windows-31J; a character that it does not have becomes its twin of the same look, or 〓, and stands in the list |

CSV opened in Excel turns codes like 3-6-1 into dates: give people the workbook.

## Which documents are in which file

The canonical CSV files, the JSON files and the metadata of a run hold **every** document, whatever its status: \`documents.csv\` says
which one is \`partial\` or \`failed\`, \`issues.csv\` says why. A document that failed has no rows elsewhere.

The flavours are what a catalogue and its readers take. They hold only documents that are \`complete\`; \`--include-partial\` takes the others
in, too. \`mokuhyo lint\` names the documents that are not complete.

## About the dataset

Title, publisher, contact, licence (CC BY 4.0 unless another is given), update frequency and the addresses of the PDFs come from
\`mokuhyo.config.json\` ([schema](schema/config.schema.json)); \`mokuhyo init\` writes an example. Addresses of single PDFs come from \`--sources\`.

## Checking

\`mokuhyo lint <folder>\` checks a folder by the rules in [lint.md](lint.md), also after somebody edited it by hand.
`;
