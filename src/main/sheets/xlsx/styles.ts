import { kindOfBuiltIn, kindOfFormat, type NumberKind } from '../../../shared/bulk/reading/number-format';
import type { Archive } from './archive';
import { readXml } from './read-xml';

/** For each style that a cell may name (`cellXfs`), what a number in it stands for. */
export async function readStyles(archive: Archive, part: string): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  await readXml(archive.unpack(part), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) ids.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text() {
      return undefined;
    },
  });
  return ids.map((id) => {
    const code = codes.get(id);
    return code === undefined ? kindOfBuiltIn(id) : kindOfFormat(code);
  });
}
