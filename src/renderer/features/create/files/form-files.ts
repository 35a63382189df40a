import type { FormFile } from '@shared/ipc/form-files';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';

/** Whatever holds files: a draft. */
interface Holder {
  readonly files?: readonly FormFile[];
}

/** Reads the files of a kept draft; what is not understood is none. Pure. */
export function filesFromJson(json: JsonValue | undefined): readonly FormFile[] {
  if (!Array.isArray(json)) return [];
  return (json as readonly JsonValue[]).flatMap((each) => {
    if (!isJsonObject(each)) return [];
    const { id, name, size } = each;
    return typeof id === 'string' && typeof name === 'string' && typeof size === 'number' ? [{ id, name, size }] : [];
  });
}

/** The holder with these files and no others; without any, as one that never had files. Pure. */
export function withFiles<H extends Holder>(holder: H, files: readonly FormFile[]): H {
  const { files: _former, ...rest } = holder;
  return (files.length === 0 ? rest : { ...rest, files }) as H;
}

/** Adds files behind those that are there, and none twice. Pure. */
export function addFiles<H extends Holder>(holder: H, added: readonly FormFile[]): H {
  const held = holder.files ?? [];
  const fresh = added.filter(({ id }) => !held.some((file) => file.id === id));
  return withFiles(holder, [...held, ...fresh]);
}

export function removeFiles<H extends Holder>(holder: H, removed: readonly FormFile[]): H {
  const gone = new Set(removed.map(({ id }) => id));
  return withFiles(
    holder,
    (holder.files ?? []).filter(({ id }) => !gone.has(id)),
  );
}

/** Puts a file back to where it stood. Pure. */
export function putBack<H extends Holder>(holder: H, file: FormFile, at: number): H {
  const others = removeFiles(holder, [file]).files ?? [];
  return withFiles(holder, [...others.slice(0, at), file, ...others.slice(at)]);
}

/** Whether files can be added to what this form makes. */
export function takesFiles(fields: readonly CreateField[]): boolean {
  return fields.some(({ fieldId, schema }) => fieldId === 'attachment' || schema.system === 'attachment');
}

/** Why no file can be added to the form; `null` where one can. Pure. */
export function whyNoFiles(fields: readonly CreateField[]): string | null {
  if (takesFiles(fields)) return null;
  if (fields.length === 0) return 'Files can be added once project and issue type are chosen';
  return 'Jira offers no Attachment field on this form, so it takes no files';
}

/** Whether a preview is tried. Main shows what the bytes are, and nothing that only calls itself a picture. */
export function isPicture({ name }: Pick<FormFile, 'name'>): boolean {
  return /\.(png|jpe?g|gif|webp)$/i.test(name);
}
