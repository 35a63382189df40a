import { useState } from 'react';
import { assertNever } from '@shared/assert-never';
import { strangersNamed, unresolvedIn } from '@shared/templates/unresolved';
import { useToasts } from '../../ui/overlay/toasts';
import type { Begun } from './templates/begun-notice';
import { emptyLike, type Draft } from './drafts/draft';
import { useBegin } from './templates/use-begin';
import type { KeptDraft } from './drafts/use-draft';
import { useDrafts, type DraftList } from './drafts/use-drafts';
import { mayFill, useTemplates, type TemplateList } from './templates/use-templates';
import { useWishGranted } from './templates/use-wish-granted';
import type { Wish } from './templates/wishes';

export type Tool = 'drafts' | 'templates' | 'save-template';

export interface FormTools {
  readonly drafts: DraftList;
  readonly templates: TemplateList;
  /** The dialog that is open. */
  readonly tool: Tool | null;
  readonly show: (tool: Tool | null) => void;
  readonly newDraft: () => void;
  /** A form of this place begins; its default template fills it where nothing of the person's is in it. */
  readonly begunAt: (place: Pick<Draft, 'projectId' | 'issueTypeId'>) => void;
  /** How the form in sight was begun, as far as there is something to say. */
  readonly begun: Begun | null;
  readonly understood: () => void;
}

export interface FormToolPorts {
  readonly kept: KeptDraft;
  readonly sending: boolean;
  /** Another form stands there now: what was said of the former one goes, and the form is before the person. */
  readonly onShown: () => void;
}

/** Everything that puts a form before the person: drafts, templates, and wishes from elsewhere in the program. */
export function useFormTools({ kept, sending, onShown }: FormToolPorts): FormTools {
  const toasts = useToasts();
  const [tool, setTool] = useState<Tool | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const drafts = useDrafts(kept, onShown);
  const templates = useTemplates(kept, ({ name, values, names }, lacking) => {
    onShown();
    const now = kept.now();
    const ofTemplate = Object.keys(values).map((fieldId) => ({ fieldId, name: names[fieldId] ?? fieldId }));
    const strangers = strangersNamed(unresolvedIn(values, ofTemplate));
    if ((lacking.length === 0 && strangers === '') || now === null) return;
    const title = [
      ...(lacking.length > 0 ? [`This form does not take all of “${name}”.`] : []),
      ...(strangers === '' ? [] : [`No placeholder, so it stays as text: ${strangers}.`]),
    ].join(' ');
    setBegun({ draftId: now.id, title, leftOut: lacking, cloneOf: null });
  });
  const begin = useBegin(kept);

  function begunAt(place: Pick<Draft, 'projectId' | 'issueTypeId'>): void {
    const template = templates.defaultOf(place);
    if (template !== null) templates.apply(template, true);
  }

  function newDraft(at: Pick<Draft, 'projectId' | 'issueTypeId'> | null = kept.draft): void {
    const place = emptyLike(at ?? { projectId: null, issueTypeId: null });
    kept.begin(place);
    onShown();
    begunAt(place);
  }

  /** The list of drafts says what stands in the form, too: that is written first. */
  function show(next: Tool | null): void {
    setTool(next);
    if (next === 'drafts') void kept.flush().then(drafts.readAgain);
  }

  async function grant(wish: Wish): Promise<void> {
    switch (wish.do) {
      case 'new':
        return newDraft();
      case 'new-at':
        return newDraft(wish);
      case 'drafts':
      case 'templates':
      case 'save-template':
        return show(wish.do);
      case 'clone':
      case 'child': {
        const outcome = await begin(wish.do, wish.issueKey);
        if (!outcome.ok) return toasts.show({ kind: 'refused', text: outcome.problem });
        setBegun(outcome.begun);
        return onShown();
      }
      default:
        return assertNever(wish);
    }
  }
  useWishGranted(kept.draft !== null && !sending, grant);

  return {
    drafts,
    templates,
    tool,
    show,
    newDraft: () => newDraft(),
    begunAt: (place) => {
      const now = kept.now();
      if (now !== null && mayFill(now.draft)) begunAt(place);
    },
    begun: begun?.draftId === kept.id ? begun : null,
    understood: () => setBegun(null),
  };
}
