import { type BulkSite, fieldsOf, parentFieldOf } from '@shared/bulk/bulk-site';
import { separatorsOf } from '@shared/bulk/column-values';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { Control } from '@shared/fields/field-type';
import { isAskedBefore } from '@shared/fields/form';
import { whyNotSet } from '@shared/fields/why-not-set';
import type { CreateField } from '@shared/jira/field';
import type { TemplateColumn } from '../../sheets/write-template';

const FORMATS: Readonly<Partial<Record<Control, NonNullable<TemplateColumn['format']>>>> = {
  number: 'number',
  date: 'date',
  'date-time': 'date-time',
};

/** One column for each field that can be filled in on create, the issue type first, required ones before the others. Pure. */
export function templateColumns(site: BulkSite): readonly TemplateColumn[] {
  const type: TemplateColumn = {
    name: 'Issue type',
    required: true,
    allowed: site.types.map(({ issueType }) => issueType.name),
  };
  const hasParent = site.types.some((form) => parentFieldOf(form) !== undefined);
  const parent: TemplateColumn = {
    name: 'Parent',
    required: false,
    about: 'The key of an issue, like SHOP-12, or the number of a row of this sheet, like #3.',
  };
  const columns = fieldsOf(site)
    .filter((field) => field.schema.system !== 'parent' && !isAskedBefore(field) && whyNotSet(field) === null)
    .map((field) => columnFor(site, field));
  const required = columns.filter((column) => column.required);
  const optional = columns.filter((column) => !column.required);
  return [type, ...required, ...(hasParent ? [parent] : []), ...optional];
}

function columnFor(site: BulkSite, field: CreateField): TemplateColumn {
  const { control, hint } = fieldTypeFor(field.schema);
  const allowed = choicesOf(field)?.map(({ label }) => label) ?? [];
  const about = aboutOf(site, field, hint(field));
  const format = FORMATS[control];
  return {
    name: field.name,
    required: isRequired(site, field.fieldId),
    ...(about === '' ? {} : { about }),
    ...(allowed.length === 0 ? {} : { allowed, several: separatorsOf(field) !== null }),
    ...(format === undefined ? {} : { format }),
  };
}

/** In every type that has it: what one type alone demands is said in words. */
function isRequired({ types }: BulkSite, fieldId: string): boolean {
  const demands = types.flatMap(({ fields }) => fields.filter((field) => field.fieldId === fieldId).map(demanded));
  return demands.length === types.length && demands.every(Boolean);
}

function aboutOf({ types }: BulkSite, { fieldId }: CreateField, hint: string | null): string {
  const having = types.filter(({ fields }) => fields.some((field) => field.fieldId === fieldId));
  const demanding = having.filter(({ fields }) => fields.some((field) => field.fieldId === fieldId && demanded(field)));
  const named = (of: typeof types): string => of.map(({ issueType }) => issueType.name).join(', ');
  const only = having.length < types.length ? `Only ${named(having)}.` : '';
  const needed = demanding.length > 0 && demanding.length < types.length ? `Required by ${named(demanding)}.` : '';
  return [hint === null ? '' : `${hint.replace(/\.$/, '')}.`, only, needed].filter((part) => part !== '').join(' ');
}

function demanded({ required, hasDefaultValue }: CreateField): boolean {
  return required && !hasDefaultValue;
}
