import { useCallback } from 'react';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';
import { usePickers } from '../../../queries/use-pickers';
import { RichTextEditor } from '../../../ui/rich-text-editor/rich-text-editor';
import { isUnusedEscape } from '../../../ui/rich-text-editor/unused-escape';
import { useSite } from '../../../ui/session/site-context';

/** The issue that a comment is about. */
export interface CommentedIssue {
  readonly issueKey: string;
  readonly projectId: string;
}

export interface CommentTextProps {
  readonly issue: CommentedIssue;
  readonly label: string;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonObject | null) => void;
  readonly placeholder?: string;
  readonly autoFocus: boolean;
  readonly onSend: () => void;
  /** Escape was pressed, and nothing in the text had a use for it. */
  readonly onEscape: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** As a field, a comment is found by `pickers.users` like any text of the issue. */
const FIELD: CreateField = {
  fieldId: 'comment',
  key: 'comment',
  name: 'Comment',
  schema: { type: 'comments-page', system: 'comment' },
  operations: ['add'],
  required: true,
  hasDefaultValue: false,
};

/** The text of a comment: the editor of the description, lower, with the keys that send it and leave it. */
export function CommentText({ issue, onSend, onEscape, ...text }: CommentTextProps) {
  const { ref } = useSite();
  const { issueKey, projectId } = issue;
  const pickers = usePickers(ref, projectId, issueKey.slice(0, issueKey.lastIndexOf('-')), { issueKey });
  const searchUsers = useCallback(
    (query: string, signal: AbortSignal) => pickers.searchUsers(FIELD, query, signal),
    [pickers],
  );
  return (
    // Not a control: it hears what bubbles up from the text.
    <div
      role="presentation"
      onKeyDown={(event) => {
        const { key, ctrlKey, metaKey, target, currentTarget } = event;
        // What has opened over the text has keys of its own.
        if (!(target instanceof Node) || !currentTarget.contains(target)) return;
        if (key === 'Enter' && (ctrlKey || metaKey)) onSend();
        if (isUnusedEscape(event)) onEscape();
      }}
    >
      <RichTextEditor minimal searchUsers={searchUsers} {...text} />
    </div>
  );
}
