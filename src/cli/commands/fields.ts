import { inDrawingOrder } from '@shared/fields/form';
import type { Command } from '../command';
import { connect } from '../connect';
import { describeField } from '../describe-field';
import { readCreateForm } from '../read-create-form';

export const fieldsCommand: Command = {
  name: 'fields',
  summary: 'list what Jira asks for when an issue is created',
  usage: 'fields PROJECT TYPE [--site SITE]',
  help: `PROJECT is a key, an id or a name; TYPE a name or an id. Prints {"project", "issueType", "fields"}, each field with
"fieldId", "name", "required", "hasDefault", "type", "accepted", and in "set" how it is written for create.`,
  words: [2, 2],
  options: {},
  async run(given, around) {
    const [projectText = '', typeText = ''] = given.words;
    const connected = await connect(around, given.text('site'));
    if (!connected.ok) return { kind: 'failed', failure: connected.failure };
    const form = await readCreateForm(connected.value, projectText, typeText);
    if (!form.ok) return { kind: 'failed', failure: form.failure };
    const { project, issueType, fields } = form.value;
    return {
      kind: 'done',
      document: {
        project: { id: project.id, key: project.key, name: project.name },
        issueType: { id: issueType.id, name: issueType.name, subtask: issueType.subtask },
        fields: inDrawingOrder(fields).map(describeField),
      },
    };
  },
};
