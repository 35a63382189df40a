import { useCallback, useMemo } from 'react';
import type { Issue } from '@shared/jira/issue';
import { parseIssueKey } from '@shared/jira/issue-key';
import type { JsonObject } from '@shared/json';
import { ask, call } from '../../bridge';
import { FieldValue } from '../../ui/field-value/field-value';
import { Disclosure } from '../../ui/layout/disclosure';
import { Lozenge } from '../../ui/marks/lozenge';
import { RichText } from '../../ui/rich-text/rich-text';
import { useSite } from '../../ui/session/site-context';
import { Activity } from './activity';
import { Attachments } from './attachments';
import { LinkedIssues } from './linked-issues';
import { resolveMedia } from './media';
import { attachmentsOf, groupFields, linksOf, statusOf, subtasksOf, textOf, type ShownField } from './read-fields';
import styles from './issue.module.css';

/** Everything below the bar: summary, fields by their schema, documents, attachments, links, what happened. */
export function IssueBody({ issue, wide }: { readonly issue: Issue; readonly wide: boolean }) {
  const { ref, site, openIssue } = useSite();
  const groups = useMemo(() => groupFields(issue), [issue]);
  const attachments = useMemo(() => attachmentsOf(issue), [issue]);
  const links = linksOf(issue);
  const subtasks = subtasksOf(issue);
  const status = statusOf(issue.fields['status']);
  const description = issue.fields['description'];

  const ports = {
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

  const draw = (field: ShownField) => (
    <div key={field.id}>
      <dt title={field.name}>{field.name}</dt>
      <dd>
        <FieldValue value={field.value} schema={field.schema} onOpenIssue={openIssue} {...ports} />
      </dd>
    </div>
  );

  return (
    <div className={styles.scroll} data-wide={wide || undefined} tabIndex={-1}>
      <h2 className={styles.summary}>{textOf(issue.fields['summary'])}</h2>
      <dl className={styles.fields}>
        {status !== null && (
          <div>
            <dt>Status</dt>
            <dd>
              <Lozenge tone={status.category}>{status.name}</Lozenge>
            </dd>
          </div>
        )}
        {groups.leading.map(draw)}
      </dl>
      {description !== null && description !== undefined ? (
        <section aria-label="Description">
          <RichText doc={description} {...ports} />
        </section>
      ) : (
        <p className={styles.none}>No description.</p>
      )}
      {groups.documents.map((field) => (
        <section key={field.id} aria-label={field.name}>
          <h3>{field.name}</h3>
          <RichText doc={field.value} {...ports} />
        </section>
      ))}
      {attachments.length > 0 && <Attachments site={ref} issueKey={issue.key} attachments={attachments} />}
      {subtasks.length > 0 && (
        <LinkedIssues title="Subtasks" rows={subtasks.map((each) => ({ id: each.key, says: null, issue: each }))} />
      )}
      {links.length > 0 && <LinkedIssues title="Links" rows={links} />}
      <div className={styles.folded}>
        {groups.more.length > 0 && (
          <Disclosure
            title="More fields"
            count={groups.more.length}
            summary={groups.more.map(({ name }) => name).join(', ')}
            defaultOpen
          >
            <dl className={styles.fields}>{groups.more.map(draw)}</dl>
          </Disclosure>
        )}
        {groups.record.length > 0 && (
          <Disclosure
            title="Record"
            count={groups.record.length}
            summary={groups.record.map(({ name }) => name).join(', ')}
          >
            <dl className={styles.fields}>{groups.record.map(draw)}</dl>
          </Disclosure>
        )}
        {groups.empty.length > 0 && (
          <Disclosure
            title="Empty fields"
            count={groups.empty.length}
            summary={groups.empty.map(({ name }) => name).join(', ')}
          >
            <p className={styles.none}>{groups.empty.map(({ name }) => name).join(', ')}</p>
          </Disclosure>
        )}
      </div>
      <Activity site={ref} issueKey={issue.key} ports={ports} />
    </div>
  );
}
