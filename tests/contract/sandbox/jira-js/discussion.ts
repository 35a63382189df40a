import { expect } from 'vitest';
import { at } from '../jira/jira-site';
import { type Conversation, document, the } from './conversation';

export async function comment({ jira, stranger, task }: Conversation): Promise<void> {
  const key = await task('To be talked about');
  const open = await jira.issueComments.addComment({
    issueIdOrKey: key,
    body: document('Open'),
    properties: [{ key: 'mark', value: 1 }],
  });
  const inner = await jira.issueComments.addComment({
    issueIdOrKey: key,
    body: document('For the group'),
    visibility: { type: 'group', value: 'checkout-qa' },
  });
  expect(inner.visibility).toMatchObject({ type: 'group', value: 'checkout-qa' });
  await expect(
    jira.issueComments.addComment({
      issueIdOrKey: key,
      body: document('x'),
      visibility: { type: 'group', value: 'site-admins' },
    }),
  ).rejects.toMatchObject({ status: 400 });
  const id = the(open.id);
  await jira.issueComments.updateComment({ issueIdOrKey: key, id, body: { body: document('Changed') } });
  const kept = await jira.issueComments.updateComment({
    issueIdOrKey: key,
    id: the(inner.id),
    body: { body: document('Still') },
  });
  expect(kept.visibility?.value).toBe('checkout-qa');
  const mine = await jira.issueComments.getComments({ issueIdOrKey: key, orderBy: '-created', expand: 'renderedBody' });
  expect([mine.total, mine.comments?.length]).toEqual([2, 2]);
  expect((await stranger.issueComments.getComments({ issueIdOrKey: key })).total).toBe(1);
  await expect(stranger.issueComments.getComment({ issueIdOrKey: key, id: the(inner.id) })).rejects.toMatchObject({
    status: 404,
  });
  expect((await jira.issueComments.getComment({ issueIdOrKey: key, id })).body).toMatchObject(document('Changed'));
  expect((await jira.issueComments.getCommentsByIds({ ids: [Number(id), 1] })).values).toHaveLength(1);
  await jira.issueCommentProperties.setCommentProperty({ commentId: id, propertyKey: 'more', body: { a: 1 } });
  const keys = await jira.issueCommentProperties.getCommentPropertyKeys({ commentId: id });
  expect(keys.keys?.map((one) => one.key)).toEqual(['mark', 'more']);
  expect((await jira.issueCommentProperties.getCommentProperty({ commentId: id, propertyKey: 'more' })).value).toEqual({
    a: 1,
  });
  await jira.issueCommentProperties.deleteCommentProperty({ commentId: id, propertyKey: 'more' });
  await jira.issueComments.deleteComment({ issueIdOrKey: key, id });
  expect((await jira.issueComments.getComments({ issueIdOrKey: key })).total).toBe(1);
}

export async function logWork({ jira, task, fieldsOf }: Conversation): Promise<void> {
  const key = await task('To be worked on', { timetracking: { originalEstimate: '4h' } });
  const remaining = async () => {
    const fields = await fieldsOf(key, 'timeestimate', 'timespent');
    return [fields['timeestimate'], fields['timespent']];
  };
  const started = '2026-11-03T09:00:00.000+0000';
  const first = await jira.issueWorklogs.addWorklog({
    issueIdOrKey: key,
    timeSpent: '1h 30m',
    started,
    comment: document('Dug'),
  });
  expect(await remaining()).toEqual([9000, 5400]);
  await jira.issueWorklogs.addWorklog({
    issueIdOrKey: key,
    timeSpentSeconds: 3600,
    started,
    adjustEstimate: 'new',
    newEstimate: '3h',
  });
  expect(await remaining()).toEqual([10_800, 9000]);
  const id = the(first.id);
  const edited = await jira.issueWorklogs.updateWorklog({ issueIdOrKey: key, id, body: { timeSpent: '2h' } });
  expect(edited.timeSpentSeconds).toBe(7200);
  expect(await remaining()).toEqual([9000, 10_800]);
  expect((await jira.issueWorklogs.getWorklog({ issueIdOrKey: key, id })).timeSpent).toBe('2h');
  expect((await jira.issueWorklogs.getIssueWorklog({ issueIdOrKey: key })).total).toBe(2);
  expect(await jira.issueWorklogs.getWorklogsForIds({ ids: [Number(id)] })).toHaveLength(1);
  const place = { issueIdOrKey: key, worklogId: id };
  await jira.issueWorklogProperties.setWorklogProperty({ ...place, propertyKey: 'mark', body: { a: 1 } });
  expect((await jira.issueWorklogProperties.getWorklogPropertyKeys(place)).keys).toHaveLength(1);
  await jira.issueWorklogProperties.getWorklogProperty({ ...place, propertyKey: 'mark' });
  await jira.issueWorklogProperties.deleteWorklogProperty({ ...place, propertyKey: 'mark' });
  await jira.issueWorklogs.deleteWorklog({ issueIdOrKey: key, id, adjustEstimate: 'manual', increaseBy: '30m' });
  expect(await remaining()).toEqual([10_800, 3600]);
  const gone = await jira.issueWorklogs.getIdsOfWorklogsDeletedSince({ since: 0 });
  expect(gone.values?.map((one) => String(one.worklogId))).toEqual([id]);
  expect((await jira.issueWorklogs.getIdsOfWorklogsModifiedSince({ since: 0 })).values?.length).toBeGreaterThan(1);
}

export async function watchAndVote({ jira, stranger, client, task, site }: Conversation): Promise<void> {
  const key = await task('To be watched');
  const other = the(site.world.people.find((who) => who.displayName === 'Ines Okafor')).accountId;
  // Its `addWatcher` is typed for an object; the operation takes a bare JSON string.
  await client.sendRequest({ url: `/rest/api/3/issue/${key}/watchers`, method: 'POST', body: other });
  const watchers = await jira.issueWatchers.getIssueWatchers({ issueIdOrKey: key });
  expect([watchers.watchCount, watchers.isWatching]).toEqual([2, true]);
  await jira.issueWatchers.removeWatcher({ issueIdOrKey: key, accountId: other });
  const id = the((await jira.issues.getIssue({ issueIdOrKey: key, fields: ['summary'] })).id);
  expect((await jira.issueWatchers.getIsWatchingIssueBulk({ issueIds: [id] })).issuesIsWatching).toEqual({
    [id]: true,
  });
  await expect(jira.issueVotes.addVote({ issueIdOrKey: key })).rejects.toMatchObject({ status: 404 });
  await stranger.issueVotes.addVote({ issueIdOrKey: key });
  expect((await jira.issueVotes.getVotes({ issueIdOrKey: key })).votes).toBe(1);
  await stranger.issueVotes.removeVote({ issueIdOrKey: key });
}

export async function linkIssues({ jira, task, fieldsOf }: Conversation): Promise<void> {
  const [from, to] = [await task('Blocker'), await task('Blocked')];
  const types = await jira.issueLinkTypes.getIssueLinkTypes();
  const blocks = the(types.issueLinkTypes?.find((type) => type.name === 'Blocks'));
  expect((await jira.issueLinkTypes.getIssueLinkType({ issueLinkTypeId: the(blocks.id) })).inward).toBe(
    'is blocked by',
  );
  await jira.issueLinks.linkIssues({ type: { name: 'Blocks' }, inwardIssue: { key: from }, outwardIssue: { key: to } });
  const { issuelinks: link } = await fieldsOf(from, 'issuelinks');
  expect(link).toMatchObject([{ type: { name: 'Blocks' }, outwardIssue: { key: to } }]);
  const linkId = String(at(link, 0, 'id'));
  expect((await jira.issueLinks.getIssueLink({ linkId })).inwardIssue?.key).toBe(from);
  await jira.issueLinks.deleteIssueLink({ linkId });
  await expect(jira.issueLinks.getIssueLink({ linkId })).rejects.toMatchObject({ status: 404 });

  const place = { issueIdOrKey: from };
  const globalId = 'system=https://build.example&id=7';
  const object = { url: 'https://build.example/7', title: 'Build 7' };
  const made = await jira.issueRemoteLinks.createOrUpdateRemoteIssueLink({ ...place, globalId, object });
  const linked = { ...place, linkId: String(made.id) };
  await jira.issueRemoteLinks.createOrUpdateRemoteIssueLink({
    ...place,
    globalId,
    object: { ...object, title: 'Built' },
  });
  expect((await jira.issueRemoteLinks.getRemoteIssueLinkById(linked)).object?.title).toBe('Built');
  expect(await jira.issueRemoteLinks.getRemoteIssueLinks(place)).toHaveLength(1);
  await jira.issueRemoteLinks.updateRemoteIssueLink({ ...linked, object });
  await jira.issueRemoteLinks.deleteRemoteIssueLinkById(linked);
  expect(await jira.issueRemoteLinks.getRemoteIssueLinks(place)).toEqual([]);
}

export async function attachFiles({ jira, task }: Conversation): Promise<void> {
  const key = await task('To be shown');
  expect((await jira.issueAttachments.getAttachmentMeta()).enabled).toBe(true);
  const sent = await jira.issueAttachments.addAttachment({
    issueIdOrKey: key,
    attachments: [
      { filename: 'a note.txt', content: 'hello' },
      { filename: 'more.txt', content: 'more' },
    ],
  });
  expect(sent.map((one) => one.filename)).toEqual(['a note.txt', 'more.txt']);
  const id = the(sent[0]?.id);
  expect((await jira.issueAttachments.getAttachment({ id })).size).toBe(5);
  const direct = await jira.issueAttachments.getAttachmentContent({ id, redirect: false });
  const followed = await jira.issueAttachments.getAttachmentContent({ id });
  expect([direct, followed].map((bytes) => new TextDecoder().decode(bytes))).toEqual(['hello', 'hello']);
  await jira.issueAttachments.getAttachmentThumbnail({ id });
  await jira.issueAttachments.removeAttachment({ id });
  await expect(jira.issueAttachments.getAttachment({ id })).rejects.toMatchObject({ status: 404 });
  const log = await jira.issues.getChangeLogs({ issueIdOrKey: key });
  expect(log.values?.flatMap((entry) => entry.items?.map((item) => item.toString) ?? [])).toHaveLength(3);
}
