/** Columns of corrections.csv in their order. @type {readonly (keyof Correction)[]} */
const correctionColumns = ['document', 'place', 'page', 'bbox', 'printed_text', 'field', 'value', 'reason', 'by', 'at'];

/** A cell of CSV: quoted where it must be. @param {string} text */
function formatCell(text) {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Corrections as the text of corrections.csv. @param {readonly Correction[]} lines */
function formatCorrections(lines) {
  const rows = [correctionColumns, ...lines.map((line) => correctionColumns.map((column) => line[column]))];
  return rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}

const fileName = 'corrections.csv';

function downloadCorrections() {
  const address = URL.createObjectURL(new Blob([formatCorrections(allLines())], { type: 'text/csv' }));
  const link = element('a', { href: address, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  announce(words.saved);
}

/** Writes into a folder where the browser allows it, else downloads. */
async function saveCorrections() {
  if (!window.showSaveFilePicker) {
    downloadCorrections();
    return;
  }
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: fileName, id: 'mokuhyo' });
    const file = await handle.createWritable();
    await file.write(formatCorrections(allLines()));
    await file.close();
    announce(words.saved);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') return;
    announce(fill(words.saveFailed, problem instanceof Error ? problem.message : String(problem)));
  }
}
