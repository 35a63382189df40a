/**
 * Where Jira Cloud's answers are known to differ from its own OpenAPI file. Each entry says why. An answer of the
 * sandbox that needs another entry is either a mistake of the sandbox or belongs here with its source.
 */

/** Keys that real answers carry and the file does not declare: component, key, reason. */
export const extraKeys: readonly (readonly [component: string, key: string, reason: string])[] = [
  ['IssueTypeDetails', 'untranslatedName', 'contract §14: undeclared, seen on statuses and issuetype'],
  ['IssueTypeIssueCreateMetadata', 'untranslatedName', 'contract §6.1: in the createmeta example'],
  ['IssueTypeWithStatus', 'untranslatedName', 'contract §14: seen on project statuses'],
  ['StatusDetails', 'untranslatedName', 'contract §14: seen on statuses'],
  ['FieldDetails', 'untranslatedName', 'contract §5: GET field lists it'],
  ['FieldMetadata', 'fieldId', 'contract §14: present in transition and editmeta fields'],
  ['IssueTransition', 'isLooped', 'contract §8.4: real name of what the file calls `looped`'],
  ['ErrorCollection', 'warningMessages', 'contract §3.2: some classic envelopes add it'],
  ['ErrorCollection', 'httpStatusCode', 'contract §3.2: some classic envelopes add it'],
  ['Project', 'projectKeys', 'contract §5: the answer to expand=projectKeys'],
  ['BulkOperationErrorResult', 'errorType', 'contract §14: undeclared'],
  ['ServerInformation', 'defaultLocale', "in the file's own example"],
  ['BulkIssueResults', 'expand', "in the file's own example"],
];

const textOrNull = { type: ['string', 'null'] };

/** Properties whose declared schema is wrong: component, property, the schema to check instead, reason. */
export const mendedProperties: readonly (readonly [
  component: string,
  property: string,
  schema: Record<string, unknown>,
  reason: string,
])[] = [
  ['BulkOperationProgress', 'created', { type: 'integer' }, 'contract §14: epoch milliseconds'],
  ['BulkOperationProgress', 'started', { type: 'integer' }, 'contract §14: epoch milliseconds'],
  ['BulkOperationProgress', 'updated', { type: 'integer' }, 'contract §14: epoch milliseconds'],
  ['ChangeDetails', 'from', textOrNull, "contract §8.7, and null in the file's own example"],
  ['ChangeDetails', 'fromString', textOrNull, 'contract §8.7: a value that was not there'],
  ['ChangeDetails', 'to', textOrNull, "contract §8.7, and null in the file's own example"],
  ['ChangeDetails', 'toString', textOrNull, 'contract §8.7: a value that is gone'],
  [
    'PageBeanUser',
    'values',
    { type: 'array', items: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/User' }] } },
    'contract §9: user/bulk answers unknown ids as null',
  ],
];

/** Operations whose answers are not what the file says at all: method and pattern, status, the body's schema, reason. */
export const mendedAnswers: readonly (readonly [
  operation: string,
  status: number,
  schema: Record<string, unknown> | 'empty',
  reason: string,
])[] = [
  ['GET /rest/api/3/search', 410, { type: 'object', required: ['errorMessages'] }, 'contract §9: removed'],
  ['POST /rest/api/3/search', 410, { type: 'object', required: ['errorMessages'] }, 'contract §9: removed'],
  ['POST /rest/api/3/issueLink', 201, 'empty', 'contract §8.7: 201 with an empty body'],
];
