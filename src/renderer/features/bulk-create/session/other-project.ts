import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import type { MappingGuess } from '@shared/bulk/guess-mapping';
import { bindMapping, type Mapping } from '@shared/bulk/mapping';
import { fold } from '@shared/fold';

/** What another project could not take over. */
export interface LeftBehind {
  /** `Severity`, `the issue type Bug`. */
  readonly names: readonly string[];
  /** The project before. */
  readonly from: string;
}

/** What somebody said of the columns and of all rows, for another project to take over; `null` where nobody said anything. Pure. */
export function carriedMapping(
  mapping: Mapping | null,
  guess: Pick<MappingGuess, 'columns'> | null,
  header: readonly string[],
): Mapping | null {
  if (mapping === null) return null;
  const columns = bindMapping(mapping, header).flatMap(({ column, mapping: bound }) => {
    const byHand = guess?.columns[column]?.confidence === 1;
    const says = bound.target.kind !== 'none' || Object.keys(bound.values).length > 0 || byHand;
    return says ? [bound] : [];
  });
  return { ...mapping, columns };
}

/** What of it a project has no field, or no type, for: as the mapping finds them, by id and by name. Pure. */
export function lostIn(site: BulkSite, { columns, defaults, issueType }: Mapping): readonly string[] {
  const fields = fieldsOf(site);
  const lost = new Set<string>();
  for (const { target } of columns) {
    if (
      target.kind === 'field' &&
      !fields.some(({ fieldId, name }) => fieldId === target.fieldId || name === target.name)
    )
      lost.add(target.name);
  }
  for (const each of defaults) if (!fields.some(({ fieldId }) => fieldId === each.fieldId)) lost.add(each.name);
  const isType = (text: string): boolean =>
    site.types.some(({ issueType: { id, name } }) => id === text || fold(name) === fold(text));
  if (issueType !== null && !isType(issueType)) lost.add(`the issue type ${issueType}`);
  return [...lost];
}
