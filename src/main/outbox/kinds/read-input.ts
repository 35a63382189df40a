import { changeInput, type ChangeInput } from '@shared/ipc/change-input';
import type { JsonObject } from '@shared/json';

/** The body of every change but a create and an attachment is what the person wanted, as it was journalled. */
export function bodyOf(input: ChangeInput): JsonObject {
  // It crossed IPC: there is nothing in it that JSON does not know.
  return JSON.parse(JSON.stringify(input)) as JsonObject;
}

/** `null` for a create, a file, and what another version of the program has written. */
export function readInput(body: JsonObject): ChangeInput | null {
  const read = changeInput.safeParse(body);
  return read.success ? read.data : null;
}

/** What the person wanted; throws for a body that is of another kind, which the journal never holds. */
export function inputOf<K extends ChangeInput['kind']>(kind: K, body: JsonObject): Extract<ChangeInput, { kind: K }> {
  const input = changeInput.parse(body);
  if (!isOf(kind, input)) throw new Error(`The body of a change of kind ${kind} says ${input.kind}.`);
  return input;
}

function isOf<K extends ChangeInput['kind']>(kind: K, input: ChangeInput): input is Extract<ChangeInput, { kind: K }> {
  return input.kind === kind;
}
