import { expect, type Locator } from '@playwright/test';

/** The text of a new comment on the open issue, once its editor is there. */
export async function openComment(issue: Locator): Promise<Locator> {
  await issue.getByRole('button', { name: 'Write a comment' }).click();
  return commentText(issue);
}

/** The text of a comment that was begun. */
export async function commentText(issue: Locator): Promise<Locator> {
  const box = issue.getByRole('form', { name: 'Comment', exact: true });
  await expect(box.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  return box.getByRole('textbox', { name: 'Write a comment' });
}

/** Nothing is being written: the box is a line. */
export async function expectNoComment(issue: Locator): Promise<void> {
  await expect(issue.getByRole('button', { name: 'Write a comment' })).toBeVisible();
}
