import type { Layout, Sheet, SheetProject, SheetRow } from './sheet.js';

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/\n/gu, '<br>');

const rules: Readonly<Record<Layout, string>> = {
  ruled: '',
  'merged projects': '',
  'two-row header': '',
  'unit column': '',
  zebra: 'tbody tr:nth-child(even) td { background: #e6e6e6 }',
  'tinted header': 'th { background: #cfe0f2 } td.name { background: #f3f0dc }',
  'white on tint': 'th { background: #2f5d8a; color: #fff; border-color: #222 }',
  'dotted rules': 'td, th { border: 0.8pt dotted #222 }',
  'horizontal rules':
    'td, th { border-left: none; border-right: none } table { border-top: 1.5pt solid #222; border-bottom: 1.5pt solid #222 }',
};

const styleOf = ({ layout, font, size, landscape }: Sheet): string => `
@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: 15mm 13mm }
* { -webkit-print-color-adjust: exact }
body { font-family: '${font}'; font-size: ${size}pt; line-height: 1.35; margin: 0 1pt }
h1 { text-align: center; font-size: 15pt; font-weight: normal; margin: 0 0 8pt }
p { margin: 0 0 4pt }
table { border-collapse: collapse; width: 100% }
td, th { border: 0.75pt solid #222; padding: 2.5pt 3pt; font-weight: normal; vertical-align: middle; text-align: center }
td.name { text-align: left }
td.value { text-align: right }
${rules[layout]}`;

function headOf({ layout, headers }: Sheet): string {
  const isDeep = layout === 'two-row header';
  const span = isDeep ? ' rowspan=2' : '';
  const names = ['事業番号', '主な事業', '事業指標', ...(layout === 'unit column' ? ['単位'] : [])];
  const first = names.map((name) => `<th${span}>${name}</th>`).join('');
  const last = `<th${span}>所管課</th>`;
  if (!isDeep) return `<tr>${first}${headers.map((header) => `<th>${escaped(header)}</th>`).join('')}${last}</tr>`;
  const lower = headers.map((header) => `<th>${escaped(header)}</th>`).join('');
  return `<tr>${first}<th colspan=${headers.length}>水準及び目標</th>${last}</tr><tr>${lower}</tr>`;
}

const rowHtml = (
  { layout }: Sheet,
  { code, name, division, rows }: SheetProject,
  row: SheetRow,
  index: number,
): string => {
  const span = rows.length > 1 ? ` rowspan=${rows.length}` : '';
  const before = index === 0 ? `<td${span}>${code}</td><td${span} class=name>${escaped(name)}</td>` : '';
  const unit = layout === 'unit column' ? `<td>${escaped(row.unit)}</td>` : '';
  const values = row.values.map((value) => `<td class=value>${escaped(value)}</td>`).join('');
  return `<tr>${before}<td class=name>${escaped(row.name)}</td>${unit}${values}${index === 0 ? `<td${span}>${division}</td>` : ''}</tr>`;
};

/** A sheet as a page for a browser. */
export function sheetHtml(sheet: Sheet): string {
  const body = sheet.projects
    .map((project) => project.rows.map((row, index) => rowHtml(sheet, project, row, index)).join(''))
    .join('');
  return `<!doctype html><html lang=ja><meta charset=utf-8><title>${sheet.title}</title><style>${styleOf(sheet)}</style><body><h1>${sheet.title}</h1><p>主な事業の目標値</p><table><thead>${headOf(sheet)}</thead><tbody>${body}</tbody></table></body></html>`;
}
