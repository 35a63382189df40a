import { readEditFields } from '../../main/gateway/edit-meta';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue, wanted } from '../change-issue';
import { wrongUsage, type Command } from '../command';
import { editsFromSettings, namesOfFields } from '../edits-from-settings';

export const editCommand: Command = {
  name: 'edit',
  summary: 'change fields of an issue',
  usage: 'edit KEY|URL --set FIELD=VALUE … [--clear FIELD …]',
  help: `Labels, components, versions and the like are changed by what is added and removed: what others add meanwhile stays.

  --set FIELD=VALUE  a field by id or name, as with create. Repeatable
  --clear FIELD      empties a field. Repeatable

${CHANGE_HELP}`,
  words: [1, 1],
  options: { ...CHANGE_OPTIONS, set: { type: 'string', multiple: true }, clear: { type: 'string', multiple: true } },
  async run(given, around) {
    const asked = { set: given.texts('set'), clear: given.texts('clear') };
    if (asked.set.length + asked.clear.length === 0)
      return wrongUsage('edit wants --set FIELD=VALUE, or --clear FIELD.');
    return changeIssue(given, around, async ({ account, ref }, issue) => {
      const fields = await readEditFields(account.gateway, ref, issue.key);
      if (!fields.ok) return fields;
      const edits = editsFromSettings(asked, fields.value, issue.fields);
      if (!edits.ok) return edits;
      const title = [...asked.set, ...asked.clear.map((name) => `${name}=`)].join(', ');
      return wanted({ kind: 'edit', fields: edits.value }, title, namesOfFields(fields.value));
    });
  },
};
