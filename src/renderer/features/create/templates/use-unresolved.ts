import { useState } from 'react';
import type { CreateField } from '@shared/jira/field';
import { fillValues } from '@shared/templates/fill-values';
import type { Facts } from '@shared/templates/placeholders';
import { unresolvedIn, type Unresolved } from '@shared/templates/unresolved';
import { onlyFitting } from '../drafts/left-out';
import type { KeptDraft } from '../drafts/use-draft';

export interface UnresolvedPorts {
  readonly kept: KeptDraft;
  readonly fields: readonly CreateField[];
  readonly facts: Omit<Facts, 'answers'>;
  readonly onFilled: (fieldIds: readonly string[]) => void;
  readonly send: () => Promise<void>;
}

/** Sends the form, and asks first where placeholders stand in it. */
export function useUnresolved({ kept, fields, facts, onFilled, send }: UnresolvedPorts) {
  const [unresolved, setUnresolved] = useState<readonly Unresolved[] | null>(null);
  return {
    unresolved,
    close: () => setUnresolved(null),
    async submit(): Promise<void> {
      const draft = kept.now()?.draft;
      const found = draft === undefined ? [] : unresolvedIn(onlyFitting(draft, fields).values, fields);
      // Words in braces are text, unless a template has been here or placeholders stand beside them.
      const asks = draft?.template !== undefined || found.some(({ placeholders }) => placeholders.length > 0);
      if (found.length > 0 && asks) setUnresolved(found);
      else await send();
    },
    sendAsIs(): void {
      setUnresolved(null);
      void send();
    },
    fill(answers: Facts['answers']): void {
      const ids = (unresolved ?? []).map(({ fieldId }) => fieldId);
      setUnresolved(null);
      kept.change((now) => ({ ...now, values: fillValues(now.values, { ...facts, answers }) }));
      onFilled(ids);
    },
  };
}
