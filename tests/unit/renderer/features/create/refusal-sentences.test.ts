import { describe, expect, it } from 'vitest';
import type { Failure, RefusedPlace } from '@shared/ipc/failure';
import type { ManagedAs } from '@shared/fields/explain-refusal';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { placeRefusals } from '../../../../../src/renderer/features/create/submit/refusals';
import { COLOURS, custom, DOCUMENT, field } from '../../../shared/fields/sample-fields';

const COLOUR = 'customfield_10050';
const FIELDS: readonly CreateField[] = [
  field({ type: 'project', system: 'project' }, { name: 'Project', required: true }),
  field({ type: 'issuetype', system: 'issuetype' }, { name: 'Issue type', required: true, operations: [] }),
  field({ type: 'string', system: 'summary' }, { name: 'Summary', required: true }),
  field({ type: 'string', system: 'description' }, { name: 'Description' }),
  field({ type: 'user', system: 'reporter' }, { name: 'Reporter', required: true }),
  field({ type: 'issuelink', system: 'parent' }, { name: 'Parent' }),
  field({ type: 'array', items: 'string', system: 'labels' }, { name: 'Labels' }),
  field({ type: 'date', system: 'duedate' }, { name: 'Due date' }),
  field(
    { type: 'priority', system: 'priority' },
    {
      name: 'Priority',
      allowedValues: [
        { id: '1', name: 'High' },
        { id: '2', name: 'Highest' },
        { id: '3', name: 'Low' },
      ],
    },
  ),
  custom('select', 'option', { name: 'Colour', allowedValues: COLOURS }),
];
const VALUES: Readonly<Record<string, JsonValue>> = {
  summary: 'Voucher',
  description: DOCUMENT,
  parent: { id: '1', key: 'SHOP-1', summary: 'Epic' },
  labels: ['needs review'],
  duedate: '2026-11-30',
  priority: { id: '9', label: 'Huge' },
  [COLOUR]: { id: '999', label: 'Grean' },
};

interface Said {
  readonly errors?: Readonly<Record<string, string>>;
  readonly messages?: readonly string[];
  readonly places?: readonly RefusedPlace[];
  readonly values?: Readonly<Record<string, JsonValue>>;
  readonly managedAs?: ManagedAs;
}

function placed({ errors = {}, messages = [], places, values = VALUES, managedAs = null }: Said) {
  const failure: Failure = {
    kind: 'jira-rejected',
    status: 400,
    messages,
    fieldErrors: errors,
    ...(places === undefined ? {} : { places }),
  };
  return placeRefusals(failure, FIELDS, values, managedAs);
}

const screen = `Field '${COLOUR}' cannot be set. It is not on the appropriate screen, or unknown.`;
/** Every sentence of contract §8.3 that a create can be answered with: where it stands, what it says, and who can mend it. */
const ON_A_FIELD: readonly [
  situation: string,
  said: Said,
  fieldId: string,
  problem: string,
  whoCanMend: string | null,
][] = [
  [
    'a field that is not on the screen',
    { errors: { [COLOUR]: screen }, managedAs: 'company-managed' },
    COLOUR,
    `Jira does not let Colour be set here. Jira says: ${screen}`,
    'You, by leaving it empty. A Jira admin can add the field to the Create screen of this issue type.',
  ],
  [
    'the same in a team-managed project',
    { errors: { [COLOUR]: screen }, managedAs: 'team-managed' },
    COLOUR,
    `Jira does not let Colour be set here. Jira says: ${screen}`,
    'You, by leaving it empty. Whoever manages the project can add the field to the issue type in the project settings.',
  ],
  [
    'the same in another language',
    { errors: { [COLOUR]: `Das Feld '${COLOUR}' kann nicht gesetzt werden.` } },
    COLOUR,
    `Jira does not let Colour be set here. Jira says: Das Feld '${COLOUR}' kann nicht gesetzt werden.`,
    'You, by leaving it empty. A Jira admin can put it on the create screen.',
  ],
  [
    'a text where a document belongs',
    { errors: { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' } },
    'description',
    'Jira refused what stands in Description. Jira says: Operation value must be an Atlassian Document (see the Atlassian Document Format). Jira takes formatted text of at most 32,767 characters, as the editor makes it.',
    null,
  ],
  [
    'a document that breaks the schema',
    {
      messages: ['INVALID_INPUT'],
      places: [{ path: 'fields.description.content[0].attrs.level', message: '9 is more than 6.' }],
    },
    'description',
    'Jira refused the text of Description. At content[0].attrs.level: 9 is more than 6.',
    null,
  ],
  [
    'a text that is too long',
    {
      messages: ['CONTENT_LIMIT_EXCEEDED'],
      places: [{ path: 'fields.description', message: 'It has 40,000 characters. Jira takes 32,767.' }],
    },
    'description',
    'Jira refused the text of Description. At its beginning: It has 40,000 characters. Jira takes 32,767.',
    null,
  ],
  [
    'a picture that belongs to another issue',
    {
      messages: ['ATTACHMENT_VALIDATION_ERROR'],
      places: [{ path: 'fields.description.content[1].content[0]', message: 'This file is of no attachment here.' }],
    },
    'description',
    'Jira refused the text of Description. At content[1].content[0]: This file is of no attachment here.',
    null,
  ],
  [
    'no summary',
    { errors: { summary: 'You must specify a summary of the issue.' }, values: {} },
    'summary',
    'Jira wants Summary filled in. Jira says: You must specify a summary of the issue. Jira takes one line of at most 255 characters.',
    null,
  ],
  [
    'a summary that is too long',
    { errors: { summary: "Summary can't exceed 255 characters." } },
    'summary',
    "Jira refused what stands in Summary. Jira says: Summary can't exceed 255 characters. Jira takes one line of at most 255 characters.",
    null,
  ],
  [
    'a required field, by its id',
    { errors: { [COLOUR]: 'Colour is required.' }, values: {} },
    COLOUR,
    'Jira wants Colour filled in. The form shows it as optional: a rule of the workflow asks for it. Jira says: Colour is required.',
    null,
  ],
  [
    'a required field, by its name alone',
    { messages: ["Field 'Due date' is required"], values: {} },
    'duedate',
    "Jira wants Due date filled in. The form shows it as optional: a rule of the workflow asks for it. Jira says: Field 'Due date' is required. Jira takes it like 2026-11-30.",
    null,
  ],
  [
    'a validator of the workflow that begins with the name',
    { messages: ['Due date must not be before Start date.'] },
    'duedate',
    `Jira refused what stands in Due date. Jira says: Due date must not be before Start date.`,
    null,
  ],
  [
    'no reporter',
    { errors: { reporter: 'Reporter is required.' } },
    'reporter',
    'Jira wants Reporter filled in. Jira says: Reporter is required. Jira takes people whom the picker finds.',
    null,
  ],
  [
    'a reporter whom this account may not name',
    {
      errors: { reporter: 'Der Autor kann nicht gesetzt werden.' },
      values: { reporter: { accountId: 'a', name: 'Mara' } },
    },
    'reporter',
    'Jira refused what stands in Reporter. Jira says: Der Autor kann nicht gesetzt werden. Only who has the permission "Modify reporter" may name another reporter.',
    'You, by leaving the reporter out. A project admin can give the permission.',
  ],
  [
    'a sub-task in another project',
    { errors: { project: 'Sub-tasks must be created in the same project as the parent.' } },
    'parent',
    'Jira refused what stands in Parent. Jira says: Sub-tasks must be created in the same project as the parent. In a team-managed project the parent is an epic of the same project, or a standard issue for a subtask. Epic Link is not used there.',
    'You, with a parent that this issue type can have.',
  ],
  [
    'a parent of the wrong level',
    { errors: { parentId: 'Given parent issue does not belong to appropriate hierarchy.' } },
    'parent',
    'Jira refused what stands in Parent. Jira says: Given parent issue does not belong to appropriate hierarchy. In a team-managed project the parent is an epic of the same project, or a standard issue for a subtask. Epic Link is not used there.',
    'You, with a parent that this issue type can have.',
  ],
  [
    'a parent of another project',
    { errors: { pid: 'Issues with this Issue Type must be created in the same project as the parent.' } },
    'parent',
    'Jira refused what stands in Parent. Jira says: Issues with this Issue Type must be created in the same project as the parent. In a team-managed project the parent is an epic of the same project, or a standard issue for a subtask. Epic Link is not used there.',
    'You, with a parent that this issue type can have.',
  ],
  [
    'the same in a company-managed project',
    {
      errors: { parentId: 'Given parent issue does not belong to appropriate hierarchy.' },
      managedAs: 'company-managed',
    },
    'parent',
    'Jira refused what stands in Parent. Jira says: Given parent issue does not belong to appropriate hierarchy. The parent stands exactly one level above: an epic for a standard issue, a standard issue of the same project for a sub-task.',
    'You, with a parent that this issue type can have. A Jira admin decides the levels.',
  ],
  [
    'an option that does not exist any more',
    { errors: { [COLOUR]: "Option id '999' is not valid" } },
    COLOUR,
    `Jira refused "Grean". It is not among the values that Jira offers now. Jira says: Option id '999' is not valid`,
    'You, with another value. A Jira admin decides which values there are.',
  ],
  [
    'a label with a space',
    { errors: { labels: "The label 'needs review' contains spaces which is invalid." } },
    'labels',
    "Jira refused what stands in Labels. Jira says: The label 'needs review' contains spaces which is invalid. Jira takes labels without spaces, of at most 255 characters each.",
    null,
  ],
  [
    'a priority that the project has not',
    { errors: { priority: "Priority name 'Huge' is not valid" } },
    'priority',
    `Jira refused "Huge". It is not among the values that Jira offers now. Jira says: Priority name 'Huge' is not valid. A project takes only the priorities of its priority scheme.`,
    'You, with one of the priorities that the form shows.',
  ],
];

describe('a sentence of Jira’s about one field', () => {
  it('stands on Epic Link where that was sent as the parent', () => {
    const epic = { ...custom('com.pyxis.greenhopper.jira:gh-epic-link', 'any', { name: 'Epic Link' }), fieldId: 'e' };
    const values = { e: { key: 'SHOP-9', summary: '' } };
    const failure: Failure = {
      kind: 'jira-rejected',
      status: 400,
      messages: [],
      fieldErrors: { parent: 'Not found.' },
    };
    expect(Object.keys(placeRefusals(failure, [...FIELDS, epic], values).byField)).toEqual(['e']);
    const both = { ...values, parent: { key: 'SHOP-9', summary: '' } };
    expect(Object.keys(placeRefusals(failure, [...FIELDS, epic], both).byField)).toEqual(['parent']);
  });

  it.each(ON_A_FIELD)('says of %s what happened, on the field', (_situation, said, fieldId, problem, whoCanMend) => {
    const { byField, onTop } = placed(said);
    expect(byField).toEqual({ [fieldId]: { problem, whoCanMend } });
    expect(onTop).toBeNull();
  });
});

/** What is of no field that the form draws, or of none that Jira names. */
const ON_TOP: readonly [situation: string, said: Said, detail: string, whoCanMend: string | undefined][] = [
  [
    'an issue type that the project has not',
    { errors: { issuetype: 'Specify a valid issue type' } },
    'Issue type: Specify a valid issue type. A team-managed project has issue types of its own: the same name is another type there, and "Sub-task" is called "Subtask".',
    'You, by choosing one of the issue types that this project has.',
  ],
  [
    'a project without the right to create',
    { errors: { project: 'valid project is required' } },
    'Project: valid project is required. Jira says the same of a project that does not exist and of one in which this account may not create issues.',
    'A project admin can give the permission "Create issues".',
  ],
  [
    'a validator that names no field',
    { messages: ['Ask the depot before you order.'] },
    'Ask the depot before you order.',
    'A Jira admin, if a rule of the workflow asks for something that the form does not show.',
  ],
  [
    'a notification that may not be left out',
    { messages: ['To discard the user notification either admin or project admin permissions are required.'] },
    'To discard the user notification either admin or project admin permissions are required.',
    'A Jira admin, if a rule of the workflow asks for something that the form does not show.',
  ],
  [
    'a rich text of which even we do not know where',
    { messages: ['INVALID_INPUT'] },
    'It holds something that Jira does not take there, and Jira does not say where.',
    'You, in the text that was changed last.',
  ],
];

describe('a sentence of Jira’s about no field of the form', () => {
  it.each(ON_TOP)('says of %s what happened, above the form', (_situation, said, detail, whoCanMend) => {
    const { byField, onTop } = placed(said);
    expect(byField).toEqual({});
    expect(onTop).toMatchObject({ detail });
    expect(onTop?.whoCanMend).toBe(whoCanMend);
  });

  it('stands beside what is of a field', () => {
    const { byField, onTop } = placed({ errors: { summary: 'Too odd.' }, messages: ['Ask first.'] });
    expect(Object.keys(byField)).toEqual(['summary']);
    expect(onTop?.detail).toBe('Ask first.');
  });
});
