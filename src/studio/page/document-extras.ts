import type { DocumentDesk, DocumentExtras } from '../../review/parts/document-view.js';
import { button, element, shorten } from '../../review/parts/dom.js';
import { announce } from '../../review/parts/frame.js';
import { words } from '../../review/parts/words.js';
import type { ReviewDocument } from '../../review/review-data.js';
import { AddBox } from './add-box.js';
import { buildNeeds } from './document-needs.js';
import { askPerson } from './person.js';
import { server } from './server.js';
import { openSimilar } from './similar-dialog.js';

/** The ways to the tables that can be taught. */
function buildTables({ document, tables }: ReviewDocument): readonly HTMLElement[] {
  if (tables.length === 0) return [];
  const items = tables.map(({ table, caption }) => {
    const label = `${words().teach} ${table} ${shorten(caption, 40)}`;
    return element('li', {}, element('a', { href: `/teach/${document.document_id}/${table}` }, label));
  });
  return [element('section', { class: 'row' }, element('h2', {}, words().tables), element('ul', {}, ...items))];
}

/** What only the studio can do with a document: say that it is checked, do the same elsewhere, add what was not read, teach its tables. */
export function studioExtras(desk: DocumentDesk): DocumentExtras {
  let adding: AddBox | undefined;
  const check = async (): Promise<void> => {
    const by = await askPerson();
    const document = desk.document();
    if (by === undefined || !document) return;
    await server.check(document.document.document_id, document.listed.checked === null, by);
    await desk.refresh();
    announce(words().saved);
  };
  const same = async (): Promise<void> => {
    const [entry, document] = [desk.entry(), desk.document()];
    if (entry?.kind !== 'value' || !document) return;
    const lines = await openSimilar(document, entry);
    if (lines.length > 0 && (await desk.save(lines))) desk.goOn();
  };
  const startAdding = (): void => {
    const [sheets, document] = [desk.sheets(), desk.document()];
    if (!document || !sheets) return;
    adding?.end();
    adding = new AddBox(document, sheets, (lines) =>
      desk.act(async () => {
        if (await desk.save(lines)) announce(words().saved);
      }),
    );
    announce(words().drawHint);
  };
  return {
    keys: { k: () => desk.act(check), s: () => desk.act(same), r: startAdding },
    bar: ({ listed }) => [
      button(listed.checked ? words().uncheck : words().checkDocument, () => desk.act(check), {
        id: 'check',
        'aria-pressed': String(listed.checked !== null),
      }),
      ...buildNeeds(listed),
    ],
    tools: [button(words().add, startAdding, { id: 'add' })],
    actions: [button(words().same, () => desk.act(same), { id: 'same' })],
    belowValues: buildTables,
    escape: () => {
      if (!adding?.isActive) return false;
      adding.end();
      return true;
    },
  };
}
