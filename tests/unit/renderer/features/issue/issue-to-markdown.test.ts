import { describe, expect, it } from 'vitest';
import { issueToMarkdown } from '../../../../../src/renderer/features/issue/issue-to-markdown';
import { anIssue } from './an-issue';

const URL = 'https://larkfield.example.com/browse/SHOP-1';

describe('an issue as Markdown', () => {
  it('is its key as a link, its summary, its status and its description', () => {
    const description = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It stays.', marks: [{ type: 'strong' }] }] }],
    };
    const issue = anIssue({ summary: 'Voucher', status: { id: '1', name: 'Open' }, description });
    expect(issueToMarkdown(issue, URL)).toBe(`# [SHOP-1](${URL}) Voucher\n\nStatus: Open\n\n**It stays.**\n`);
  });

  it('is its key and summary alone when there is no more', () => {
    expect(issueToMarkdown(anIssue({ summary: 'Voucher', description: null }), URL)).toBe(
      `# [SHOP-1](${URL}) Voucher\n`,
    );
  });
});
