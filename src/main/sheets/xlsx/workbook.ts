import type { Archive } from './archive';
import { attribute, isTrue, readXml } from './read-xml';

export interface Workbook {
  readonly since1904: boolean;
  readonly sheets: readonly NamedSheet[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

export interface NamedSheet {
  readonly name: string;
  /** Hidden by the author, in either of Excel's two ways. */
  readonly hidden: boolean;
  /** The part that holds it; `null` where it is no worksheet (a chart) or not there. */
  readonly part: string | null;
}

interface Relation {
  readonly id: string;
  /** The last word of the type's address: `worksheet`, `styles`. */
  readonly type: string;
  readonly target: string;
}

/** Finds the workbook and its sheets by the relations of the package (ECMA-376 part 2, 9.3); `null` where there is none. */
export async function readWorkbook(archive: Archive): Promise<Workbook | null> {
  const root = await readRelations(archive, '_rels/.rels', '');
  const part = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!archive.has(part)) return null;
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = await readRelations(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const sheets: NamedSheet[] = [];
  let since1904 = false;
  await readXml(archive.unpack(part), {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const id = attribute(attributes, 'id');
      const relation = relations.find((one) => one.id === id && one.type === 'worksheet');
      const state = attributes['state'] ?? 'visible';
      sheets.push({
        name: attributes['name'] ?? '',
        hidden: state !== 'visible',
        part: relation !== undefined && archive.has(relation.target) ? relation.target : null,
      });
    },
    close() {
      return undefined;
    },
    text() {
      return undefined;
    },
  });
  const ofType = (type: string): string | null => relations.find((one) => one.type === type)?.target ?? null;
  return { since1904, sheets, sharedStrings: ofType('sharedStrings'), styles: ofType('styles') };
}

async function readRelations(archive: Archive, part: string, folder: string): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readXml(archive.unpack(part), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const type = attributes['Type'] ?? '';
      relations.push({
        id: attributes['Id'] ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolve(folder, attributes['Target'] ?? ''),
      });
    },
    close() {
      return undefined;
    },
    text() {
      return undefined;
    },
  });
  return relations;
}

/** `../xl/a.xml` below a folder of the package. */
function resolve(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((one) => one !== '');
  for (const one of target.split('/')) {
    if (one === '..') parts.pop();
    else if (one !== '' && one !== '.') parts.push(one);
  }
  return parts.join('/');
}
