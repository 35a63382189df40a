import type { Mapping } from '@shared/bulk/mapping';

/**
 * What rows get that say nothing of a field; an empty text takes it back. Of the issue type and the parent, the mapping has places of
 * their own. Pure.
 */
export function withDefault(mapping: Mapping, fieldId: string, name: string, text: string): Mapping {
  if (fieldId === 'issuetype') return { ...mapping, issueType: text === '' ? null : text };
  if (fieldId === 'parent') return { ...mapping, parent: text === '' ? null : text };
  const at = mapping.defaults.findIndex((each) => each.fieldId === fieldId);
  if (text === '') return { ...mapping, defaults: mapping.defaults.filter((each) => each.fieldId !== fieldId) };
  const entry = { fieldId, name, text };
  return { ...mapping, defaults: at === -1 ? [...mapping.defaults, entry] : mapping.defaults.with(at, entry) };
}

/** What rows get that say nothing of a field; empty where they get nothing. Pure. */
export function defaultOf({ issueType, parent, defaults }: Mapping, fieldId: string): string {
  if (fieldId === 'issuetype') return issueType ?? '';
  if (fieldId === 'parent') return parent ?? '';
  return defaults.find((each) => each.fieldId === fieldId)?.text ?? '';
}
