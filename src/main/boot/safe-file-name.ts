/** Windows keeps these names for devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** In bytes of UTF-8. Common file systems take 255; some of it is left for what a person adds. */
const LONGEST = 200;

/**
 * The name of an attachment as it may be offered in a save dialog. Who uploaded it chose it, so nothing of it may lead elsewhere: the last
 * part of a path, without control or direction characters, without what Windows refuses, without dots before it. Never empty. Pure.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    // Format characters, too: one that turns the direction makes exe.txt of txt.exe.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  if (plain === '') return 'attachment';
  return shortened(DEVICES.test(plain) ? `_${plain}` : plain);
}

/** Keeps the ending, by which a system chooses the program. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  const stem = name.slice(0, name.length - ending.length);
  const letters = [...stem];
  while (Buffer.byteLength(letters.join('') + ending) > LONGEST) letters.pop();
  return letters.join('') + ending;
}
