import { useCallback } from 'react';
import { parseIssueKey } from '@shared/jira/issue-key';
import type { JsonObject } from '@shared/json';
import { ask, call } from '../../bridge';
import type { RichTextPorts } from '../../ui/rich-text/rich-text-context';
import { useSite } from '../../ui/session/site-context';
import { resolveMedia } from './media';
import type { Attachment } from './read-fields';

/** What the texts of an issue can do: links open, code is copied, pictures are those that are attached. */
export function useTextPorts(attachments: readonly Attachment[]): RichTextPorts {
  const { ref, site, openIssue } = useSite();
  return {
    onOpenLink: useCallback(
      (url: string) => {
        // A link to an issue of this site stays in the program.
        const link = parseIssueKey(url);
        if (link !== null && link.origin === new URL(site.url).origin) openIssue(link.key);
        else void call('app.openExternal', { url });
      },
      [openIssue, site.url],
    ),
    onCopy: useCallback(async (text: string) => void (await ask('app.copy', { text })), []),
    resolveMedia: useCallback((attrs: JsonObject) => resolveMedia(ref, attachments, attrs), [attachments, ref]),
  };
}
