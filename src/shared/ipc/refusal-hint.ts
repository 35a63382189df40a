/** What may be behind the refusal of a field, beside Jira's own sentence. Both are whole sentences. */
export interface RefusalHint {
  readonly why: string;
  readonly whoCanMend: string;
}

const ADMIN_OR_YOU = 'You, by leaving it out or choosing again. A project admin decides what the project has.';

/** Where company-managed and team-managed projects differ (contract §11), by field id. */
const HINTS: Readonly<Record<string, RefusalHint>> = {
  issuetype: {
    why: 'A team-managed project has issue types of its own: the same name is another type there, and "Sub-task" is called "Subtask".',
    whoCanMend: 'You, by choosing one of the issue types that this project has.',
  },
  parent: {
    why: 'In a team-managed project the parent is an epic of the same project, or a standard issue for a subtask. Epic Link is not used there.',
    whoCanMend: 'You, with a parent that this issue type can have.',
  },
  components: { why: 'A team-managed project has no components until they are turned on.', whoCanMend: ADMIN_OR_YOU },
  fixVersions: { why: 'Versions belong to one project, and archived ones are not taken.', whoCanMend: ADMIN_OR_YOU },
  versions: { why: 'Versions belong to one project, and archived ones are not taken.', whoCanMend: ADMIN_OR_YOU },
  project: {
    why: 'Jira says the same of a project that does not exist and of one in which this account may not create issues.',
    whoCanMend: 'A project admin can give the permission "Create issues".',
  },
  reporter: {
    why: 'Only who has the permission "Modify reporter" may name another reporter.',
    whoCanMend: 'You, by leaving the reporter out. A project admin can give the permission.',
  },
  assignee: {
    why: 'Only people with the permission "Assignable user" in this project can be assigned.',
    whoCanMend: 'You, with somebody whom the picker shows. A project admin can give the permission.',
  },
  priority: {
    why: 'A project takes only the priorities of its priority scheme.',
    whoCanMend: 'You, with one of the priorities that the form shows.',
  },
  security: {
    why: 'Only who has the permission "Set issue security" may choose a level, and only levels of the project’s scheme.',
    whoCanMend: 'A project admin can give the permission.',
  },
};

const OFF_SCREEN: RefusalHint = {
  why: 'A custom field of a team-managed project exists in that project alone. One of a company-managed project can be set where its context and the screen have it.',
  whoCanMend: 'You, by leaving it empty. A Jira admin can put it on the screen, or widen its context.',
};

/**
 * `null` where Jira's own sentence has to do. A field that cannot be set at all is the one case in which Jira names it by its id, in
 * any language; of a bad value of a custom field nobody but Jira knows more (contract §8.3).
 */
export function hintFor(fieldId: string, sentence: string): RefusalHint | null {
  return HINTS[fieldId] ?? (/^customfield_\d+$/.test(fieldId) && sentence.includes(fieldId) ? OFF_SCREEN : null);
}
