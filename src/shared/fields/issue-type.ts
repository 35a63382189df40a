import { singleChoiceType } from './single-choice';

/** Chosen above the form of a create; on an edit screen one of the types that the workflow allows. */
export const issueTypeType = singleChoiceType({
  name: 'issue-type',
  labelKey: 'name',
  schemas: 'type `issuetype`',
  remarks: 'Chosen above the form; the compiler puts it in.',
  matches: (schema) => schema.type === 'issuetype',
});
