import { assertNever } from '../assert-never';
import type { CreateField } from '../jira/field';
import { fieldTypeFor } from './catalogue';

/** What Jira takes in a field, in a sentence, where that is not one of a list of values; null where only Jira knows. Pure. */
export function acceptedForm(field: CreateField): string | null {
  const type = fieldTypeFor(field.schema);
  const limit = type.limit(field.schema);
  const { control } = type;
  const example = (): string => {
    const value = type.fromWire(type.example(field), field);
    return `Jira takes it like ${value === null ? JSON.stringify(type.example(field)) : type.toText(value)}.`;
  };
  switch (control) {
    case 'text':
      if (type.shown(field.schema) === 'link') return example();
      return limit === null ? null : `Jira takes one line of at most ${limit.toLocaleString('en')} characters.`;
    case 'paragraph':
      return `Jira takes formatted text of at most ${(limit ?? LONGEST_TEXT).toLocaleString('en')} characters, as the editor makes it.`;
    case 'number':
    case 'date':
    case 'date-time':
    case 'time-tracking':
    case 'worklog':
    case 'sprint':
    case 'objects':
    case 'restriction':
      return example();
    case 'labels':
      return 'Jira takes labels without spaces, of at most 255 characters each.';
    case 'user':
    case 'multi-user':
      return 'Jira takes people whom the picker finds.';
    case 'group':
    case 'multi-group':
      return 'Jira takes groups that the picker finds.';
    case 'team':
      return 'Jira takes a team that the picker finds, or its ID.';
    case 'issue':
    case 'issue-links':
      return 'Jira takes issues that this account may see, by their keys.';
    case 'select':
    case 'multi-select':
    case 'cascading':
    case 'read-only':
    case 'json':
      return null;
    default:
      return assertNever(control);
  }
}

/** Characters of a rich text (contract 8.3). */
const LONGEST_TEXT = 32_767;
