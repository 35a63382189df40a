import { randomUUID } from 'node:crypto';
import { compilePayload } from '@shared/fields/compile-payload';
import { initialValues } from '@shared/fields/form';
import { toCurl } from '@shared/fields/to-curl';
import type { NewChange } from '../../main/outbox/journalled-change';
import { wrongUsage, type Command, type Ending, type Given, type Surroundings } from '../command';
import { connect, type ConnectedSite } from '../connect';
import { sendJournalled } from '../send-journalled';
import { withJournal } from '../open-journal';
import { projectOf, readBody, summaryOf, withMarker } from '../read-body';
import { findProject, readCreateForm } from '../read-create-form';
import { readSettings } from '../read-settings';
import { readWait } from '../read-wait';

export const createCommand: Command = {
  name: 'create',
  summary: 'create one issue, never twice',
  usage: 'create --project PROJECT --type TYPE --set FIELD=VALUE … | create --json FILE',
  help: `Journals the issue before it is sent. If the answer is lost, or this run is killed, the issue is looked for in Jira and not
sent again: the next create, or "outbox resume", goes on with it. Prints {"key", "id", "url", "changeId"}.

  --project PROJECT  key, id or name
  --type TYPE        name or id of the issue type
  --set FIELD=VALUE  a field by id or name; "fields PROJECT TYPE" lists them with an example of each. Repeatable.
                     Paragraphs are plain text and become ADF; several values stand between commas. What is not said is what
                     Jira proposes for the field; FIELD= leaves it empty.
  --json FILE        the body of POST issue instead, sent as it is but for the marker; "-" reads standard input
  --dry-run          prints {"body", "curl"} and sends nothing
  --wait SECONDS     how long to wait for Jira before ending with 5 (180)`,
  words: [0, 0],
  options: {
    project: { type: 'string' },
    type: { type: 'string' },
    set: { type: 'string', multiple: true },
    json: { type: 'string' },
    'dry-run': { type: 'boolean' },
    wait: { type: 'string' },
  },
  async run(given, around) {
    const wait = readWait(given.text('wait'));
    if ('wrong' in wait) return wrongUsage(wait.wrong);
    const wrong = wrongCombination(given);
    if (wrong !== null) return wrongUsage(wrong);
    const connected = await connect(around, given.text('site'));
    if (!connected.ok) return { kind: 'failed', failure: connected.failure };
    const changeId = randomUUID();
    const file = given.text('json');
    const made =
      file === undefined
        ? await changeFromSettings(given, connected.value, changeId)
        : await changeFromFile(file, connected.value, changeId, around);
    if ('kind' in made) return made;
    return given.flag('dry-run')
      ? dryRun(made, connected.value)
      : create(made, connected.value, wait.milliseconds, around);
  },
};

interface Made {
  readonly change: Omit<NewChange, 'createdAt'>;
  /** The body without the marker, for a dry run. */
  readonly plain: NewChange['body'];
  readonly fieldNames: Readonly<Record<string, string>>;
}

function wrongCombination(given: Given): string | null {
  const settings =
    given.text('project') !== undefined || given.text('type') !== undefined || given.texts('set').length > 0;
  if (given.text('json') !== undefined) {
    return settings ? '--json holds everything: it stands without --project, --type and --set.' : null;
  }
  if (given.text('project') === undefined) return 'create wants --project, or --json FILE.';
  return given.text('type') === undefined ? 'create wants --type. "fields PROJECT TYPE" shows what it asks for.' : null;
}

async function changeFromSettings(given: Given, connected: ConnectedSite, changeId: string): Promise<Made | Ending> {
  const form = await readCreateForm(connected, given.text('project') ?? '', given.text('type') ?? '');
  if (!form.ok) return { kind: 'failed', failure: form.failure };
  const { project, issueType, fields } = form.value;
  const fieldNames = Object.fromEntries(fields.map(({ fieldId, name }) => [fieldId, name]));
  const values = readSettings(given.texts('set'), fields, 'nothing');
  if (!values.ok) return { kind: 'failed', failure: values.failure, fieldNames };
  // As the form begins: with what Jira proposes.
  const filled = { ...initialValues(fields), ...values.value };
  const payload = { fields, projectId: project.id, issueTypeId: issueType.id, values: filled };
  const marked = compilePayload({ ...payload, changeId });
  const plain = compilePayload({ ...payload, changeId: null });
  if (!marked.ok || !plain.ok) {
    const problems = marked.ok ? {} : marked.problems;
    return { ...wrongUsage('The issue is not ready to be created.', problems), fieldNames };
  }
  const { accountId, cloudId } = connected.ref;
  return {
    change: {
      id: changeId,
      accountId,
      cloudId,
      kind: 'create',
      title: summaryOf(marked.body),
      subtitle: `${project.key} · ${issueType.name}`,
      projectKey: project.key,
      body: marked.body,
    },
    plain: plain.body,
    fieldNames,
  };
}

async function changeFromFile(
  file: string,
  connected: ConnectedSite,
  changeId: string,
  around: Surroundings,
): Promise<Made | Ending> {
  const body = await readBody(file, around);
  if (!body.ok) return { kind: 'failed', failure: body.failure };
  const named = projectOf(body.value);
  if (named === null) return wrongUsage(`${file} names no project: "fields": {"project": {"key": "…"}}.`);
  // Its key is what a lost answer is looked for by.
  const project = await findProject(connected, named);
  if (!project.ok) return { kind: 'failed', failure: project.failure };
  const { accountId, cloudId } = connected.ref;
  return {
    change: {
      id: changeId,
      accountId,
      cloudId,
      kind: 'create',
      title: summaryOf(body.value),
      subtitle: project.value.key,
      projectKey: project.value.key,
      body: withMarker(body.value, changeId),
    },
    plain: body.value,
    fieldNames: {},
  };
}

function dryRun({ plain }: Made, { account, ref }: ConnectedSite): Ending {
  const url = `${account.client.origins.api}/ex/jira/${ref.cloudId}/rest/api/3/issue`;
  return { kind: 'done', document: { body: plain, curl: toCurl('POST', url, plain) } };
}

function create(
  made: Made,
  { account, site }: ConnectedSite,
  milliseconds: number,
  around: Surroundings,
): Promise<Ending> {
  return withJournal(account, around, (journal) =>
    sendJournalled({ ...made.change, createdAt: around.now() }, { journal, gateway: account.gateway }, around, {
      milliseconds,
      siteUrl: site.url,
      fieldNames: made.fieldNames,
    }),
  );
}
