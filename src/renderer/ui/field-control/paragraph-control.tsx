import { useCallback } from 'react';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { RichTextEditor } from '../rich-text-editor/rich-text-editor';
import type { Pickers } from './pickers';

export interface ParagraphControlProps {
  readonly field: CreateField;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly pickers: Pickers;
  readonly disabled: boolean;
  /** Pictures and files that are pasted into the text. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** A field of rich text. A document with nothing in it but an empty line is no value. */
export function ParagraphControl({ field, value, onChange, pickers, disabled, onFiles }: ParagraphControlProps) {
  const searchUsers = useCallback(
    (query: string, signal: AbortSignal) => pickers.searchUsers(field, query, signal),
    [field, pickers],
  );
  return (
    <RichTextEditor
      label={field.name}
      value={value}
      onChange={onChange}
      disabled={disabled}
      searchUsers={searchUsers}
      onFiles={onFiles}
    />
  );
}
