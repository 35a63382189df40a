import yauzl from 'yauzl';
import { grouped, TableRefused } from '../../../shared/bulk/reading/table-limits';

/** Files of one workbook. A large one has a few hundred. */
const MOST_ENTRIES = 4096;
/** Bytes of all parts that are read, unpacked. */
const MOST_UNPACKED = 400 * 1024 * 1024;
/** No sheet that people filled in is packed more tightly than this (deflate reaches 1,032); small parts are let pass. */
const MOST_RATIO = 200;
const RATIO_FROM = 16 * 1024 * 1024;

/** The archive, or the XML in it, is not what it says. `detail` is for a log. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** The parts of a workbook, unpacked one at a time and never further than the limits. */
export class Archive {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  #unpacked = 0;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws TableRefused, Damaged */
  static async open(bytes: Uint8Array): Promise<Archive> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await asDamage(yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true }));
    if (zip.entryCount > MOST_ENTRIES) {
      throw new TableRefused(
        `This workbook consists of ${grouped(zip.entryCount)} files, and Workbench opens ${grouped(MOST_ENTRIES)}. Save its sheet as CSV.`,
      );
    }
    const entries = new Map<string, yauzl.Entry>();
    await asDamage(
      (async () => {
        for await (const entry of zip.eachEntry()) {
          const name = partName(entry.fileName);
          // Two parts of one name: programs differ in which one they believe.
          if (entries.has(name)) throw new Damaged(`two parts are called ${name}`);
          entries.set(name, entry);
        }
      })(),
    );
    return new Archive(zip, entries);
  }

  names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  /**
   * The bytes of one part as they are unpacked; nothing where there is no such part.
   * @throws TableRefused, Damaged
   */
  async *unpack(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(partName(name));
    if (entry === undefined) return;
    if (entry.isEncrypted()) throw new TableRefused('This workbook is encrypted. Save it without a password.');
    // What the archive says is believed only so far: `validateEntrySizes` ends a part that turns out to be larger.
    const size = entry.uncompressedSize;
    this.#unpacked += size;
    if (this.#unpacked > MOST_UNPACKED) this.#bomb();
    if (size > RATIO_FROM && size / Math.max(1, entry.compressedSize) > MOST_RATIO) this.#bomb();
    const stream = await asDamage(this.#zip.openReadStreamPromise(entry));
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
    } catch (error) {
      throw asDamaged(error);
    } finally {
      stream.destroy();
    }
  }

  #bomb(): never {
    throw new TableRefused(
      'This workbook unpacks to far more than a sheet holds and was not opened. If it is sound, save its sheet as CSV.',
    );
  }
}

/** Part names are compared without case, and some programs write them with the wrong slash (ECMA-376 part 2, 6.2). */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

async function asDamage<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw asDamaged(error);
  }
}

function asDamaged(error: unknown): unknown {
  if (error instanceof TableRefused || error instanceof Damaged) return error;
  return new Damaged(error instanceof Error ? error.message : String(error));
}
