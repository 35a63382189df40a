import { describe, expect, it } from 'vitest';
import { parseIssueKey } from '@shared/jira/issue-key';

describe('an issue named by a person', () => {
  it.each([
    ['SHOP-12', 'SHOP-12', null],
    ['  shop-12\n', 'SHOP-12', null],
    ['A1_B-7', 'A1_B-7', null],
    ['https://larkfield.atlassian.net/browse/SHOP-12', 'SHOP-12', 'https://larkfield.atlassian.net'],
    ['<https://Larkfield.atlassian.net/browse/shop-12>', 'SHOP-12', 'https://larkfield.atlassian.net'],
    [
      'https://x.atlassian.net/browse/SHOP-12?focusedCommentId=10001#comment-10001',
      'SHOP-12',
      'https://x.atlassian.net',
    ],
    [
      'https://x.atlassian.net/jira/software/projects/SHOP/boards/3?selectedIssue=SHOP-9',
      'SHOP-9',
      'https://x.atlassian.net',
    ],
    [
      'https://x.atlassian.net/jira/software/c/projects/SHOP/boards/3/backlog?view=a&selectedIssue=shop-9&x',
      'SHOP-9',
      'https://x.atlassian.net',
    ],
    ['https://x.atlassian.net/browse/SHOP-1?selectedIssue=SHOP-2', 'SHOP-2', 'https://x.atlassian.net'],
    [
      'https://x.atlassian.net/jira/servicedesk/projects/OPS/queues/custom/7/OPS-44',
      'OPS-44',
      'https://x.atlassian.net',
    ],
    ['http://localhost:8080/browse/SHOP-12/', 'SHOP-12', 'http://localhost:8080'],
  ])('%s', (text, key, origin) => {
    expect(parseIssueKey(text)).toEqual({ key, origin });
  });

  it.each([
    '',
    'SHOP',
    'SHOP-0',
    'SHOP-',
    '12-SHOP',
    'see SHOP-12',
    'https://x.atlassian.net/browse/',
    'https://x.atlassian.net/browse/%E0%A4%A',
    'javascript:SHOP-1',
    'https://x.atlassian.net/boards/3?selectedIssue=',
  ])('"%s" names none', (text) => {
    expect(parseIssueKey(text)).toBeNull();
  });
});
