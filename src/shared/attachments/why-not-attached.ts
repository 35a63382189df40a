/** What a site takes, as far as it is known. */
export interface AttachmentLimits {
  /** Whether the site takes attachments at all. */
  readonly enabled: boolean;
  /** Bytes of one file; `null` where Jira has not said, and answers 413 later. */
  readonly uploadLimit: number | null;
}

/** Bytes. All of a file is in memory while it is sent. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;
/** Files of one form. Each is sent by itself. */
export const MOST_FORM_FILES = 50;
/** Characters. */
const LONGEST_NAME = 255;

/** Why a file cannot follow the issue of a form that holds `held` files, in a sentence; `null` where it can. Pure. */
export function whyNotAttached(
  { name, size }: { readonly name: string; readonly size: number },
  { enabled, uploadLimit }: AttachmentLimits,
  held: number,
): string | null {
  if (!enabled) return 'This site takes no attachments. A Jira admin has turned them off.';
  if (held >= MOST_FORM_FILES) {
    return `${name} is left out: a form holds ${MOST_FORM_FILES} files. Attach the rest once the issue exists.`;
  }
  if (size === 0) return `${name} is empty, and Jira takes no empty file.`;
  if (name.length > LONGEST_NAME) return `The name of ${name.slice(0, 40)}… is longer than ${LONGEST_NAME} characters.`;
  if (uploadLimit !== null && size > uploadLimit) {
    const [has, most] = apart(size, uploadLimit);
    return `${name} has ${has}, and this site takes ${most} at most. A Jira admin sets the limit.`;
  }
  if (size > MOST_FILE_BYTES) {
    const [has, most] = apart(size, MOST_FILE_BYTES);
    return `${name} has ${has}, and Workbench keeps ${most} at most. Attach it in Jira itself.`;
  }
  return null;
}

/** Two sizes in words; in bytes where both would read alike. */
function apart(one: number, other: number): readonly [string, string] {
  if (sizeWords(one) !== sizeWords(other)) return [sizeWords(one), sizeWords(other)];
  return [`${one.toLocaleString('en')} bytes`, `${other.toLocaleString('en')} bytes`];
}

/** "14 B", "820 kB", "3.4 MB", in the thousand-and-twenty-fours in which Jira counts its limit. Pure. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} kB`;
  const megabytes = bytes / (1024 * 1024);
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0).replace(/\.0$/, '')} MB`;
}
