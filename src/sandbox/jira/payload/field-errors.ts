import { Refusal } from '../../http/route';
import type { Checked } from './checked';

/** Gathers what is wrong with a payload, as Jira does: all fields at once. */
export class FieldErrors {
  readonly messages: string[] = [];
  readonly fields: Record<string, string> = {};
  private readonly codes: string[] = [];
  private readonly refused = new Set<string>();

  field(fieldId: string, sentence: string): void {
    this.fields[fieldId] ??= sentence;
  }

  message(sentence: string): void {
    this.messages.push(sentence);
  }

  /** Notes a refused value and tells whether it was one. */
  note(fieldId: string, checked: Checked): checked is Exclude<Checked, { ok: true }> {
    if (checked.ok) return false;
    this.refused.add(fieldId);
    if ('code' in checked) this.codes.push(checked.code);
    else this.field(checked.key ?? fieldId, checked.sentence);
    return true;
  }

  /** Was what was sent for the field refused, whichever key the sentence stands beside? */
  wasRefused(fieldId: string): boolean {
    return this.refused.has(fieldId) || this.fields[fieldId] !== undefined;
  }

  get any(): boolean {
    return this.codes.length > 0 || this.messages.length > 0 || Object.keys(this.fields).length > 0;
  }

  /** Throws Jira's 400. A document refused by code is answered alone, with no field named (contract 8.3). */
  refuseIfAny(status = 400): void {
    const [code] = this.codes;
    if (code !== undefined) throw new Refusal(status, [code]);
    if (this.any) throw new Refusal(status, this.messages, this.fields);
  }
}

export function cannotBeSet(fieldId: string): string {
  return `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
}
