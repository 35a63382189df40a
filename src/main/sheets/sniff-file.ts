import { TableRefused } from '../../shared/bulk/reading/table-limits';

/** What is inside a file that is, or may be, a sheet. */
export type Inside = 'zip' | 'html' | 'text';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a picture' },
  { bytes: [0x49, 0x44, 0x3b, 0x50], what: 'a SYLK file' },
  { bytes: [0x1f, 0x8b], what: 'a packed archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a packed archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a packed archive' },
];
const ZIP = [0x50, 0x4b];
/** The container of Office before 2007, and of every workbook with a password since. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Tells by the bytes, never by the name.
 * @throws TableRefused for what is certainly no sheet that Workbench reads
 */
export function sniffFile(name: string, bytes: Uint8Array): Inside {
  const begins = (with_: readonly number[]): boolean => with_.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP) && [3, 5, 7].includes(bytes[2] ?? 0)) return 'zip';
  if (begins(OLD_OFFICE)) throw new TableRefused(refuseOldOffice(name, bytes));
  const signature = SIGNATURES.find((one) => begins(one.bytes));
  if (signature !== undefined) {
    throw new TableRefused(`${name} is ${signature.what}, not a sheet. Choose a CSV, TSV or XLSX file.`);
  }
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (/^(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype html|html|table|meta|head)\b/i.test(head)) return 'html';
  if (/^(?:\u00EF\u00BB\u00BF)?\s*<\?xml\b/i.test(head)) {
    throw new TableRefused(`${name} is XML, not a sheet. Open it in a spreadsheet and save it as .xlsx or CSV.`);
  }
  if (looksBinary(bytes)) {
    throw new TableRefused(`${name} does not hold text. Choose a CSV, TSV or XLSX file.`);
  }
  return 'text';
}

function refuseOldOffice(name: string, bytes: Uint8Array): string {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker)) {
    return `${name} is protected by a password. Open it, take the password away (File, Info, Protect Workbook) and save it.`;
  }
  return `${name} is in the format of Excel before 2007. Open it and save it as .xlsx or CSV.`;
}

/** More than a tenth of what begins the file are control characters that no text has. Zeros may be UTF-16 and do not count. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 4096);
  let control = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control += 1;
  }
  return control > 8 && control > length / 10;
}
