import type { JsonValue } from '@shared/json';
import type { Comment } from '@shared/jira/issue';
import { wireCommentPage } from '../gateway/wire/issue';

/** The comments that came within an issue's fields: all of them, or only that there are more. `null` for what is no page of comments. */
export function threadOf(
  comment: JsonValue,
): { readonly whole: boolean; readonly comments: readonly Comment[] } | null {
  const page = wireCommentPage.safeParse(comment);
  if (!page.success) return null;
  const { comments, startAt, total } = page.data;
  return { whole: startAt === 0 && comments.length >= total, comments };
}
