/** The pictures of pasted markup that cannot stand in a document by an address that others could open. */
export interface PictureBasket {
  /** Those that came with their bytes. */
  readonly files: File[];
  /** How many are only named: in a file of Word's, in a mail. */
  leftOut: number;
}

export function pictureBasket(): PictureBasket {
  return { files: [], leftOut: 0 };
}

/** Takes a picture by its `src`: its bytes as a file (RFC 2397), or the number of those that are left out goes up. */
export function collect(basket: PictureBasket, src: string, alt: string): void {
  const [, type, subtype = '', data = ''] =
    /^data:(image\/([\w+.-]+))(?:;[\w=-]+)*;base64,([\s\S]*)$/i.exec(src.trim()) ?? [];
  const bytes = type === undefined ? null : bytesOf(data);
  if (type === undefined || bytes === null) {
    basket.leftOut += 1;
    return;
  }
  const words = alt
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 60);
  const name = words === '' ? `Pasted picture ${String(basket.files.length + 1)}` : words;
  const ending = subtype.toLowerCase().replace('jpeg', 'jpg').replace(/\+.*$/, '');
  const fileName = name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
  basket.files.push(new File([bytes], fileName, { type: type.toLowerCase() }));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    const text = atob(decodeURIComponent(base64));
    return text === '' ? null : Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  } catch {
    // Cut off or not base64 at all: there is no picture in it.
    return null;
  }
}
