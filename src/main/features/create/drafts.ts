import { adfToText } from '@shared/adf/to-text';
import { isDocument } from '@shared/fields/value-guards';
import type { DraftRow } from '@shared/ipc/drafts';
import { succeed } from '@shared/ipc/outcome';
import { isJsonObject, type JsonValue } from '@shared/json';
import type { Handlers } from '../../ipc/handle';
import type { KeptDraft } from '../../outbox/drafts';
import type { Outbox } from '../../outbox/outbox';

/** Drafts of create forms. */
export function draftHandlers({
  outbox,
  now,
}: {
  readonly outbox: Outbox;
  readonly now: () => number;
}): Pick<Handlers, 'create.drafts' | 'create.loadDraft' | 'create.saveDraft'> {
  return {
    'create.drafts': async (site) => {
      const drafts = await outbox.listDrafts(site);
      return drafts.ok ? succeed(drafts.value.map(rowOf)) : drafts;
    },
    'create.loadDraft': async ({ site, id }) => {
      const kept = await outbox.loadDraft(site, id);
      if (!kept.ok || kept.value === null) return kept.ok ? succeed(null) : kept;
      const { body, ...rest } = kept.value;
      return succeed({ ...rest, draft: body });
    },
    'create.saveDraft': async ({ site, id, draft }) => {
      const saved = await outbox.saveDraft(site, id, draft);
      return saved.ok ? succeed(now()) : saved;
    },
  };
}

/** A draft as the list shows it. Pure. */
export function rowOf({ id, body, savedAt }: KeptDraft): DraftRow {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const values = isJsonObject(body['values']) ? body['values'] : {};
  const summary = text(values['summary'])?.trim() ?? '';
  const excerpt = summary === '' ? excerptOf(values['description']) : '';
  return {
    id,
    summary,
    ...(excerpt === '' ? {} : { excerpt }),
    projectId: text(body['projectId']),
    issueTypeId: text(body['issueTypeId']),
    refused: text(body['replaces']) !== null,
    savedAt,
  };
}

const MOST_EXCERPT = 120;

/** The first words of a description, on one line. */
function excerptOf(description: JsonValue | undefined): string {
  const words = description !== undefined && isDocument(description) ? adfToText(description) : description;
  return typeof words === 'string' ? words.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_EXCERPT) : '';
}
