import { Zip, ZipDeflate } from 'fflate';
import type { OutputFile } from '../output-file.js';
import { columnLetters, escapeXml, rowXml, type SheetCell, sheetEnd, sheetStart, stylesXml } from './sheet-xml.js';

/** Rows of one sheet, header included: what Excel can open. */
export const mostRows = 1_048_576;

/** Date of every member of the archive: no clock, and no time zone since archives hold local time. */
const memberDate = new Date(1980, 0, 1);

/** Text gathered before it is compressed. */
const chunkCharacters = 256 * 1024;

/** A sheet of a workbook; its rows are read once, as they are written. */
export interface Sheet {
  /** At most 31 characters, and none of : \ / ? * [ ]. */
  readonly name: string;
  readonly titles: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: () => AsyncIterable<readonly SheetCell[]>;
}

/** An archive whose bytes are written as they come. */
class Archive {
  private readonly zip: Zip;
  private pending: Uint8Array[] = [];

  constructor(private readonly write: OutputFile['write']) {
    this.zip = new Zip((problem, chunk) => {
      if (problem) throw problem;
      this.pending.push(chunk);
    });
  }

  private async flush(): Promise<void> {
    const chunks = this.pending;
    this.pending = [];
    for (const chunk of chunks) await this.write(chunk);
  }

  /** Adds one member, its text in pieces. */
  async add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const member = new ZipDeflate(name, { level: 6 });
    member.mtime = memberDate;
    this.zip.add(member);
    let gathered: string[] = [];
    let length = 0;
    for await (const piece of pieces) {
      gathered.push(piece);
      length += piece.length;
      if (length < chunkCharacters) continue;
      member.push(Buffer.from(gathered.join('')));
      await this.flush();
      gathered = [];
      length = 0;
    }
    member.push(Buffer.from(gathered.join('')), true);
    await this.flush();
  }

  async finish(): Promise<void> {
    this.zip.end();
    await this.flush();
  }
}

/** A sheet that was written: its name and its extent, header included. */
interface WrittenSheet {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
}

/** The rows of a sheet cut into as many sheets as Excel needs: 観測値, 観測値 (2), … The cursor is shared, so that rows are read once. */
async function writeSheet(
  sheet: Sheet,
  archive: Archive,
  written: WrittenSheet[],
  rowsPerSheet: number,
): Promise<void> {
  const cursor = sheet.rows()[Symbol.asyncIterator]();
  let next = await cursor.next();
  for (let part = 1; part === 1 || !next.done; part++) {
    let rows = 1;
    const pieces = async function* (): AsyncGenerator<string> {
      yield sheetStart(sheet.titles, sheet.widths);
      for (; !next.done && rows < rowsPerSheet; next = await cursor.next()) {
        rows += 1;
        yield rowXml(rows, next.value);
      }
      yield sheetEnd(sheet.titles.length, rows);
    };
    await archive.add(`xl/worksheets/sheet${written.length + 1}.xml`, pieces());
    const name = part === 1 ? sheet.name : `${sheet.name} (${part})`;
    written.push({ name, columns: sheet.titles.length, rows });
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = (sheets: number): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>` +
  Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  ).join('') +
  '</Types>';

const rootRelations =
  `${declaration}<Relationships xmlns="${packageRelations}">` +
  `<Relationship Id="rId1" Type="${officeDocument}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** The range of a sheet's filter; spreadsheets look for it under this name. */
const filterName = ({ name, columns, rows }: WrittenSheet, index: number): string =>
  `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">` +
  `'${escapeXml(name.replaceAll("'", "''"))}'!$A$1:$${columnLetters(columns - 1)}$${rows}</definedName>`;

const workbookXml = (sheets: readonly WrittenSheet[]): string =>
  `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeDocument}"><sheets>` +
  sheets
    .map(({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('') +
  `</sheets><definedNames>${sheets.map(filterName).join('')}</definedNames></workbook>`;

const workbookRelations = (sheets: number): string =>
  `${declaration}<Relationships xmlns="${packageRelations}">` +
  Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeDocument}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  ).join('') +
  `<Relationship Id="rId${sheets + 1}" Type="${officeDocument}/styles" Target="styles.xml"/></Relationships>`;

/** Writes a workbook (xlsx) sheet by sheet and row by row: memory does not grow with the rows. The same rows give the same bytes. */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  write: OutputFile['write'],
  rowsPerSheet: number,
): Promise<void> {
  const archive = new Archive(write);
  const written: WrittenSheet[] = [];
  for (const sheet of sheets) await writeSheet(sheet, archive, written, rowsPerSheet);
  await archive.add('[Content_Types].xml', [contentTypes(written.length)]);
  await archive.add('_rels/.rels', [rootRelations]);
  await archive.add('xl/workbook.xml', [workbookXml(written)]);
  await archive.add('xl/_rels/workbook.xml.rels', [workbookRelations(written.length)]);
  await archive.add('xl/styles.xml', [stylesXml()]);
  await archive.finish();
}
