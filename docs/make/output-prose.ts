/** The parts of docs/output.md that no schema can say. */
export const beforeTables = `# Output files (出力ファイル)

[日本語](ja/output.md)

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
| \`declarations.csv\` | declaration of a PDF: most hold one, some several |
| \`issues.csv\` | thing that a person should look at |
| \`documents/<document_id>.json\` | PDF: everything that was read from it ([schema](schema/document.schema.json)) |
| \`series.csv\`, \`series_links.csv\`, \`changes.csv\` | the years joined: period of an indicator, link of a row, change between declarations |
| \`datapackage.json\` | the run: Data Package v2 over all CSV files; where they lie in a catalogue ([docs/catalogue.md](catalogue.md)), once they were pushed |
| \`catalogue.json\` | where the dataset stands in a catalogue: written by \`mokuhyo catalog push\` |
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

\`--also xlsx,ja,wide,parquet,jsonl,sjis\` writes the same rows in other forms, beside the canonical files. **For Excel there is one answer: \`xlsx\`.**

| flavour | files | for |
| --- | --- | --- |
| \`xlsx\` | \`mokuhyo.xlsx\` | Excel: every table, the wide table and the data dictionary, one sheet each, under Japanese headers; the first sheet says what is where. Texts are texts, days are days, codes like 3-6-1 and 011002 stay as they are. Kinds, statuses and reasons stand in Japanese with the code beside (値の種類, 値の種類（コード）). A table of more than 1,048,575 rows is split into one sheet per fiscal year of the declarations; the first sheet and the dataset's README.md say so |
| \`ja\` | \`<table>_ja.csv\` | programs that want Japanese headers: UTF-8 with a byte order mark, cells as in the canonical file, codes included, but for the guard below. To look at in Excel, take the workbook |
| \`wide\` | \`wide.csv\`, \`wide_ja.csv\` | people who check by eye: one row per indicator and document in the order of the PDF, one column per fiscal year and kind (\`actual_2018\`; \`target_undated\` where the period is in no single fiscal year), cells as printed; \`wide_ja.csv\` with the guard below |
| \`parquet\` | \`<table>.parquet\` | DuckDB and its like: typed, an empty cell is null, decimals are DOUBLE |
| \`jsonl\` | \`<table>.jsonl\` | programs: one JSON object per row |
| \`sjis\` | \`<table>_sjis.csv\`, \`sjis_unwritable.csv\` | old programs: windows-31j (cp932), which Japanese programs call Shift_JIS, with the guard below; a character that it does not have becomes its twin of the same look, or 〓, and stands in the list |

### What Excel makes of a CSV file

Excel computes or rewrites texts of a CSV file as it opens it: \`=1+1\`, \`+5人\`, \`-3人\` and \`@公園課\` are formulas to it, \`2-01\`, \`1/4\`, \`3-6-1\`,
\`H29.4.1\` and \`4月1日\` days, \`011002\` loses its zero, \`(1)\` becomes −1, \`12e45\` a power. Saved again, the value is lost, and a formula that somebody
printed in a PDF would be run.

- The canonical CSV files hold what is printed, and nothing else: programs read them. \`mokuhyo lint\` names such cells
  (\`excel/formula\`, \`excel/changed\`).
- \`*_ja.csv\` and \`*_sjis.csv\` put an apostrophe before such a cell, before every other text that begins with a sign (half or full width), and before a text
  that begins with an apostrophe itself: \`'+5人\`, \`'2-01\`, \`'-\`, \`''90年代\`. Excel then shows the text, apostrophe included. Whoever reads these files with a program takes one
  apostrophe away from cells that begin with one. Columns of numbers and days are not touched. \`mokuhyo lint\` fails a \`*_ja.csv\` that lacks one (\`excel/guard\`).
- The workbook needs none of this.

## Which documents are in which file

The canonical CSV files, the JSON files and the metadata of a run hold **every** document, whatever its status: \`documents.csv\` says
which one is \`partial\` or \`failed\`, \`issues.csv\` says why. A document that failed has no rows elsewhere.

The flavours are what a catalogue and its readers take. They hold only documents that are \`complete\` and
declare goals (\`document_kind\` is not \`other\`: \`--include-other\` takes those in as well); \`--include-partial\` takes the others
in, too. \`mokuhyo lint\` names the documents that are not complete.

## About the dataset

Title, publisher, contact, licence, update frequency and the addresses of the PDFs come from \`mokuhyo.config.json\`
([schema](schema/config.schema.json)), which is looked for in the output folder, then beside the input; the run says which one it took. Without one
no licence, publisher or frequency is claimed: the fields stay empty, and \`lint\` and the README say what a catalogue still needs (\`catalogue/needs\`).
\`mokuhyo init output\` asks for it, or takes flags, once. Addresses of single PDFs come from \`--sources\`; a file name that lies in several of the
folders is written with its folder (\`2020/a.pdf\`).

## Checking

\`mokuhyo lint <folder>\` checks a folder by the rules in [lint.md](lint.md), also after somebody edited it by hand.
`;
