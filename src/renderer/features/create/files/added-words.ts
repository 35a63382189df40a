export interface Taken {
  /** Names, as they are in the form now. */
  readonly added: readonly string[];
  /** How many did not become files of the form. */
  readonly refused: number;
}

/**
 * What became of files that were dropped on the form or pasted into it, in a sentence. `null`: nothing came of it either way. Pure.
 * @param place `text`: they were pasted into a rich text, where one would look for them
 */
export function addedWords({ added, refused }: Taken, place: 'form' | 'text'): string | null {
  if (refused > 0) {
    const not = `${files(refused)} ${refused === 1 ? 'was' : 'were'} not added`;
    return added.length === 0
      ? not
      : `${not}, ${files(added.length).toLowerCase()} ${added.length === 1 ? 'was' : 'were'}`;
  }
  const [first] = added;
  if (first === undefined) return null;
  const what = added.length === 1 ? first : files(added.length);
  const is = added.length === 1 ? 'is' : 'are';
  return place === 'text' ? `${what} ${is} under Attachments, not in the text` : `${what} ${is} under Attachments`;
}

function files(count: number): string {
  return count === 1 ? 'One file' : `${count.toLocaleString('en')} files`;
}
