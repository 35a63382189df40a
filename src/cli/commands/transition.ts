import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Issue } from '@shared/jira/issue';
import { isJsonObject } from '@shared/json';
import { readTransitions } from '../../main/gateway/transition';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue, wanted } from '../change-issue';
import { wrongUsage, type Command } from '../command';
import { editsFromSettings, namesOfFields } from '../edits-from-settings';
import { pickNamed } from '../pick-named';

export const transitionCommand: Command = {
  name: 'transition',
  summary: 'move an issue to another status',
  usage: 'transition KEY|URL --to STATUS [--set FIELD=VALUE …]',
  help: `  --to STATUS        a status that can be reached from the present one, or the name of the transition
  --set FIELD=VALUE  a field of the screen on the way, as with create. Repeatable

${CHANGE_HELP}`,
  words: [1, 1],
  options: { ...CHANGE_OPTIONS, to: { type: 'string' }, set: { type: 'string', multiple: true } },
  async run(given, around) {
    const to = given.text('to');
    if (to === undefined) return wrongUsage('transition wants --to STATUS.');
    return changeIssue(given, around, async ({ account, ref }, issue) => {
      const from = statusOf(issue);
      if (!from.ok) return from;
      const offered = await readTransitions(account.gateway, ref, issue.key);
      if (!offered.ok) return offered;
      const chosen = pickNamed(
        to,
        offered.value,
        (one) => ({ id: one.id, name: one.to.name, keys: [one.name] }),
        `way from ${from.value.name} to`,
      );
      if (!chosen.ok) return chosen;
      const edits = editsFromSettings({ set: given.texts('set'), clear: [] }, chosen.value.fields, issue.fields);
      if (!edits.ok) return edits;
      return wanted(
        {
          kind: 'transition',
          transitionId: chosen.value.id,
          name: chosen.value.name,
          from: from.value,
          to: { id: chosen.value.to.id, name: chosen.value.to.name },
          fields: edits.value,
        },
        `Status: ${from.value.name} → ${chosen.value.to.name}`,
        namesOfFields(chosen.value.fields),
      );
    });
  },
};

function statusOf({ fields }: Issue): Outcome<{ readonly id: string; readonly name: string }> {
  const status = fields['status'];
  if (isJsonObject(status) && typeof status['id'] === 'string' && typeof status['name'] === 'string')
    return succeed({ id: status['id'], name: status['name'] });
  return fail({ kind: 'unexpected-answer', what: 'the issue', detail: 'no status' });
}
