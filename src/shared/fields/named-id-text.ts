/** What Jira knows by an id, and people by a name. `name` is empty where only the id is known. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
}

/** `Checkout <2b8f60a4>` or `<2b8f60a4>`: the id stands in angle brackets behind the name. Null for anything else. */
export function readNamedId(text: string): NamedId | null {
  const found = /^([^<>]*)<\s*([^\s<>]+)\s*>$/.exec(text.trim());
  return found === null ? null : { id: found[2] ?? '', name: (found[1] ?? '').trim() };
}

/** As `readNamedId` reads it back; the bare id where there is no name. Brackets in a name would end it early. */
export function namedIdToText({ id, name }: NamedId): string {
  const shown = name.replace(/[<>]/g, ' ').trim();
  return shown === '' ? id : `${shown} <${id}>`;
}
