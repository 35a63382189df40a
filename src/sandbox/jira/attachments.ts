import { type JiraReply, type JiraRequest, Refusal, type Route } from '../http/route';
import { problem } from '../http/envelopes';
import { takeId } from '../world/issue-index';
import type { Attachment, HistoryItem, Issue } from '../world/model';
import { changeIssue } from '../world/mutate';
import { recordHistory } from './issue/history';
import { allowOrRefuse, issueOrRefuse, maySee, projectOf } from './lookup';
import { may } from './may';
import { attachmentShape } from './shapes/attachment';

const UPLOAD_LIMIT = 10_485_760;
const MOST_FILES = 60;

/** Multipart with parts named `file`; answers 200 and an array (contract 8.8). */
async function upload(request: JiraRequest): Promise<JiraReply> {
  if (request.headers['x-atlassian-token'] !== 'no-check') {
    return { status: 404, body: 'XSRF check failed', headers: { 'Content-Type': 'text/plain;charset=UTF-8' } };
  }
  const issue = issueOrRefuse(request, request.params['issueIdOrKey'] ?? '');
  const project = projectOf(request.site, issue);
  allowOrRefuse(
    request,
    project,
    'CREATE_ATTACHMENTS',
    'You do not have permission to create attachments for this issue.',
  );
  const files = await readFiles(request);
  if (files === undefined) return problem(400, "Required part 'file' is not present.");
  if (files.length > MOST_FILES) throw new Refusal(400, [`No more than ${MOST_FILES} files can be attached at once.`]);
  if (files.some((file) => file.size > UPLOAD_LIMIT)) {
    throw new Refusal(413, [`The file is larger than the ${UPLOAD_LIMIT} bytes that this site allows.`]);
  }
  const made: Attachment[] = [];
  for (const file of files) {
    made.push({
      id: takeId(request.site),
      filename: file.name,
      mimeType: file.type === '' ? 'application/octet-stream' : file.type,
      authorAccountId: request.caller.accountId,
      created: request.now,
      bytes: new Uint8Array(await file.arrayBuffer()),
    });
  }
  changeIssue(request, issue, () => {
    issue.attachments.push(...made);
    tell(
      request,
      issue,
      made.map((one) => ({ from: null, fromString: null, to: one.id, toString_: one.filename })),
    );
  });
  return { status: 200, body: made.map((one) => attachmentShape(request, one)) };
}

type Moved = Pick<HistoryItem, 'from' | 'fromString' | 'to' | 'toString_'>;

function tell(request: JiraRequest, issue: Issue, moved: readonly Moved[]): void {
  const items = moved.map((one): HistoryItem => ({
    field: 'Attachment',
    fieldtype: 'jira',
    fieldId: 'attachment',
    ...one,
  }));
  recordHistory(request.site, issue, request.caller.accountId, request.now, items);
}

/** The parts named `file`; `undefined` for a malformed body or when no part has that name. */
async function readFiles(request: JiraRequest): Promise<File[] | undefined> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return undefined;
  try {
    const form = await new Response(new Uint8Array(request.rawBody), { headers: { 'content-type': type } }).formData();
    const files = form.getAll('file').filter((part): part is File => typeof part !== 'string');
    return files.length === 0 ? undefined : files;
  } catch (error) {
    // undici throws a TypeError for bytes that are no multipart body.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function find(request: JiraRequest): { attachment: Attachment; remove(): void; own: boolean; deletable: boolean } {
  const id = request.params['id'] ?? '';
  for (const issue of request.site.issues) {
    const attachment = issue.attachments.find((one) => one.id === id);
    if (!attachment || !maySee(request, issue)) continue;
    const project = projectOf(request.site, issue);
    const own = attachment.authorAccountId === request.caller.accountId;
    return {
      attachment,
      own,
      deletable:
        may(request, project, 'DELETE_ALL_ATTACHMENTS') || (own && may(request, project, 'DELETE_OWN_ATTACHMENTS')),
      remove: () => {
        changeIssue(request, issue, () => {
          issue.attachments = issue.attachments.filter((one) => one !== attachment);
          tell(request, issue, [{ from: id, fromString: attachment.filename, to: null, toString_: null }]);
        });
      },
    };
  }
  throw new Refusal(404, [`The attachment with id '${id}' does not exist`]);
}

/** Here, and only here, the id is a number (contract 3.4). */
function read(request: JiraRequest): JiraReply {
  const { attachment } = find(request);
  return { status: 200, body: { ...attachmentShape(request, attachment), id: Number(attachment.id) } };
}

function remove(request: JiraRequest): JiraReply {
  const found = find(request);
  if (!found.deletable) throw new Refusal(403, ['You do not have permission to delete this attachment.']);
  found.remove();
  return { status: 204 };
}

export const attachmentRoutes: Route[] = [
  {
    method: 'GET',
    pattern: '/rest/api/3/attachment/meta',
    handle: () => ({ status: 200, body: { enabled: true, uploadLimit: UPLOAD_LIMIT } }),
  },
  { method: 'GET', pattern: '/rest/api/3/attachment/{id}', handle: read },
  { method: 'DELETE', pattern: '/rest/api/3/attachment/{id}', handle: remove },
  { method: 'POST', pattern: '/rest/api/3/issue/{issueIdOrKey}/attachments', handle: upload },
];
