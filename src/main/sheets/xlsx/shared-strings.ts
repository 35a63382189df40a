import { MOST_CELL_CHARACTERS, TableRefused } from '../../../shared/bulk/reading/table-limits';
import type { Archive } from './archive';
import { readXml } from './read-xml';
import { cellText } from './xml-text';

/** The texts that cells name by number. Rich text is its runs one after the other; the readings of Japanese words are left out. */
export async function readSharedStrings(archive: Archive, part: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  let phonetic = 0;
  await readXml(archive.unpack(part), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't' && phonetic === 0) inText = true;
    },
    text(text) {
      if (!inText || current === null) return;
      current += text;
      if (current.length > MOST_CELL_CHARACTERS) {
        throw new TableRefused('A cell holds more than 1 MB of text. Shorten it, or attach it to the issue as a file.');
      }
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si' && current !== null) {
        strings.push(cellText(current));
        current = null;
      }
    },
  });
  return strings;
}
