import { type BulkSite, fieldsOf, parentFieldOf } from '@shared/bulk/bulk-site';
import type { Target } from '@shared/bulk/mapping';
import { isAskedBefore } from '@shared/fields/form';
import { whyNotSet } from '@shared/fields/why-not-set';
import type { Option } from '../../../ui/picker/option';
import { nameOf } from '../grid/columns';

/** What a column can be for, to be chosen. */
export interface TargetOption extends Option {
  readonly target: Target;
}

const LEFT_OUT: TargetOption = { id: 'none', label: 'Leave it out', target: { kind: 'none' } };

/** Everything that a column can be for at a project, in the order in which it is offered. Pure. */
export function targetOptions(site: BulkSite): readonly TargetOption[] {
  const own = (kind: 'issue-type' | 'parent' | 'row-name' | 'project' | 'jira-key', note?: string): TargetOption => ({
    id: kind,
    label: nameOf({ kind }, null),
    note,
    target: { kind },
  });
  const fields = fieldsOf(site)
    .filter((field) => field.schema.system !== 'parent' && !isAskedBefore(field) && whyNotSet(field) === null)
    .map((field): TargetOption => ({
      id: `field ${field.fieldId}`,
      label: field.name,
      note: field.fieldId.startsWith('customfield_') ? field.fieldId : undefined,
      target: { kind: 'field', fieldId: field.fieldId, name: field.name },
    }));
  const hasParent = site.types.some((form) => parentFieldOf(form) !== undefined);
  return [
    LEFT_OUT,
    own('issue-type'),
    ...fields,
    ...(hasParent ? [own('parent')] : []),
    own('row-name', 'What Parent can name'),
    own('project', 'Only looked at'),
    own('jira-key', 'Not created again'),
  ];
}

/** The one of a target; one of a field that the project has not any more, where it is none of them. Pure. */
export function optionOf(target: Target, options: readonly TargetOption[]): TargetOption {
  const id = target.kind === 'field' ? `field ${target.fieldId}` : target.kind;
  const named = options.find((option) => option.id === id);
  return named ?? { id, label: nameOf(target, null), note: 'Not in this project', target };
}
