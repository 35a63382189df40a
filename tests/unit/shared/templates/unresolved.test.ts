import { describe, expect, it } from 'vitest';
import { strangersNamed, unresolvedIn } from '@shared/templates/unresolved';

const FIELDS = [
  { fieldId: 'summary', name: 'Summary' },
  { fieldId: 'description', name: 'Description' },
  { fieldId: 'assignee', name: 'Assignee' },
];
const document = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('what would go to Jira in double braces', () => {
  it('is found in texts, documents and people, and told apart from what is misspelt', () => {
    const found = unresolvedIn(
      {
        summary: 'Raw {{prompt:Which build?}} {{today}} {{tomorow}}',
        description: document('By {{me}}'),
        assignee: { accountId: '{{me}}', displayName: '{{me}}' },
      },
      FIELDS,
    );
    expect(found).toEqual([
      {
        fieldId: 'summary',
        name: 'Summary',
        placeholders: ['{{prompt:Which build?}}', '{{today}}'],
        strangers: ['{{tomorow}}'],
      },
      { fieldId: 'description', name: 'Description', placeholders: ['{{me}}'], strangers: [] },
      { fieldId: 'assignee', name: 'Assignee', placeholders: ['{{me}}'], strangers: [] },
    ]);
    expect(strangersNamed(found)).toBe('{{tomorow}} in Summary');
  });

  it('is not what other programs write', () => {
    expect(unresolvedIn({ summary: 'Set ${{ secrets.KEY }} and { this }' }, FIELDS)).toEqual([]);
  });
});
