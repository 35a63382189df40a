import { SaxesParser } from 'saxes';
import { TableRefused } from '../../../shared/bulk/reading/table-limits';
import { Damaged } from './archive';

/** Attributes by their names without a namespace's prefix. */
export type Attributes = Readonly<Record<string, string>>;

/** What reads one part. Names come without a prefix: some programs write `<x:row>`. */
export interface PartReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Character data, in one or more pieces. */
  text(text: string): void;
}

/** Elements inside elements; a workbook has about ten. */
const DEEPEST = 64;

/**
 * Reads one part of a workbook as it is unpacked. Well-formed XML alone; a document type, where entities would be defined, is refused
 * unread, so nothing can expand and nothing outside is fetched.
 * @throws TableRefused, Damaged
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, reader: PartReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  let depth = 0;
  let began = false;
  parser.on('doctype', () => {
    throw new TableRefused(
      'This workbook defines entities of its own, which no spreadsheet does. It was not opened. Save its sheet as CSV.',
    );
  });
  parser.on('error', (error) => {
    throw new Damaged(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw new Damaged('elements inside elements without end');
    reader.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    reader.close(local(name));
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    began = true;
    parser.write(decode(decoder, chunk));
  }
  if (!began) return;
  parser.close();
}

/** XML without a declaration is UTF-8, or UTF-16 by its mark. */
function decoderFor(chunk: Uint8Array): TextDecoder {
  const wide = chunk[0] === 0xff && chunk[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new Damaged(error instanceof Error ? error.message : String(error));
  }
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute with or without a prefix: `r:id`, `d3p1:id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const found = attributes[name];
  if (found !== undefined) return found;
  const key = Object.keys(attributes).find((one) => local(one) === name);
  return key === undefined ? undefined : attributes[key];
}

/** `1`, `true` or `on`. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
