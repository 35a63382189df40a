import { describe, expect, it } from 'vitest';
import { fieldBlamed, blamedBy } from '@shared/fields/blamed-field';
import type { Failure } from '@shared/ipc/failure';

const FIELDS = [
  { fieldId: 'duedate', name: 'Due date' },
  { fieldId: 'customfield_10200', name: 'Order number' },
];

function refused(messages: readonly string[], fieldErrors: Readonly<Record<string, string>> = {}): Failure {
  return { kind: 'jira-rejected', status: 400, messages, fieldErrors };
}

const mend = (failure: Failure | null): string | null => fieldBlamed(blamedBy(failure), FIELDS);

describe('what is to be mended after a refusal', () => {
  it('is the field that Jira put its error at, whatever else it said', () => {
    expect(mend(refused(['Due date is odd.'], { customfield_10200: 'Wrong.' }))).toBe('customfield_10200');
  });

  it('is the field that a sentence names where no field has an error', () => {
    expect(mend(refused(['No.', 'Order number must be two letters.']))).toBe('customfield_10200');
  });

  it('is nothing where no field is named, or where it was not Jira that refused', () => {
    expect(mend(refused(['You do not have permission to create issues in this project.']))).toBeNull();
    expect(mend({ kind: 'not-found', what: 'Due date', messages: ['Due date is odd.'] })).toBeNull();
    expect(mend(null)).toBeNull();
  });
});
