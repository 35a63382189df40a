/** Method and endpoint → the permission that Jira asks for, by its name in Jira's permission schemes. The first that fits counts. */
const NEEDED: readonly (readonly [RegExp, string])[] = [
  [/^POST issue(\/bulk)?$/, 'Create issues'],
  [/^PUT issue\/\{\}\/assignee$/, 'Assign issues'],
  [/^(PUT|POST) issue\/\{\}(\/properties\/\{\})?$/, 'Edit issues'],
  [/^DELETE issue\/\{\}$/, 'Delete issues'],
  [/^POST issue\/\{\}\/transitions$/, 'Transition issues'],
  [/^POST issue\/\{\}\/comment$/, 'Add comments'],
  [/^PUT issue\/\{\}\/comment\/\{\}$/, 'Edit own comments or Edit all comments'],
  [/^DELETE issue\/\{\}\/comment\/\{\}$/, 'Delete own comments or Delete all comments'],
  [/^POST issue\/\{\}\/worklog$/, 'Work on issues'],
  [/^PUT issue\/\{\}\/worklog\/\{\}$/, 'Edit own worklogs or Edit all worklogs'],
  [/^DELETE issue\/\{\}\/worklog\/\{\}$/, 'Delete own worklogs or Delete all worklogs'],
  [/^POST issue\/\{\}\/attachments$/, 'Create attachments'],
  [/^DELETE attachment\/\{\}$/, 'Delete own attachments or Delete all attachments'],
  [/^(POST|DELETE) issueLink(\/\{\})?$/, 'Link issues'],
  [/^(POST|DELETE) issue\/\{\}\/watchers$/, 'Manage watcher list'],
  [/^GET issue\/\{\}\/(watchers|votes)$/, 'View voters and watchers'],
  [/^POST bulk\//, 'Make bulk changes'],
  [/^GET (user\/|users\/|user$|groupuserpicker|groups\/picker)/, 'Browse users and groups'],
  [/^GET (screens|workflow|fieldconfiguration|field\/)/, 'Administer Jira'],
  [/^GET (issue|project|search|attachment)/, 'Browse projects'],
  [/^POST (search|issue\/bulkfetch)/, 'Browse projects'],
];

/**
 * Which permission an operation needs: Jira's 403 seldom says. `null` where that is not known.
 *
 * @param pattern see `endpointPattern`
 */
export function neededPermission(method: string, pattern: string): string | null {
  const operation = `${method} ${pattern}`;
  return NEEDED.find(([form]) => form.test(operation))?.[1] ?? null;
}
