import { isDemanded } from '../fields/form';
import { fold } from '../fold';
import { type BulkSite, fieldsOf, type TypeForm } from './bulk-site';
import type { BoundColumn, Mapping } from './mapping';
import type { Problem } from './problem';
import { noType, unknownType } from './row-problems';

/** Finds the issue types of rows. What texts stand for is worked out once. */
export class TypeFinder {
  private readonly unknown = new Map<string, { readonly problem: Problem; readonly likely: TypeForm | null }>();
  private readonly byText = new Map<string, TypeForm | null>();

  constructor(
    private readonly site: BulkSite,
    private readonly mapping: Pick<Mapping, 'issueType'>,
    private readonly bound: readonly BoundColumn[],
  ) {}

  /** `likely`: the type that is meant, perhaps, where none is named. */
  of(
    cells: readonly string[],
    problems: Problem[],
  ): { readonly form: TypeForm | null; readonly likely: TypeForm | null } {
    let column: number | null = null;
    for (const { column: at, mapping } of this.bound) {
      if (mapping.target.kind !== 'issue-type') continue;
      column ??= at;
      const text = (cells[at] ?? '').trim();
      const meant = mappedText(text, mapping.values);
      if (meant === '') continue;
      const form = this.named(meant);
      return { form, likely: form === null ? this.likely(text, meant, at, problems) : form };
    }
    const { issueType } = this.mapping;
    if (issueType === null) {
      problems.push(noType(this.site, column));
      return { form: null, likely: null };
    }
    const form = this.named(issueType);
    return { form, likely: form === null ? this.likely(issueType, issueType, null, problems) : form };
  }

  private likely(text: string, meant: string, column: number | null, problems: Problem[]): TypeForm | null {
    const key = `${String(column)} ${text}`;
    let known = this.unknown.get(key);
    if (known === undefined) {
      const problem = unknownType(this.site, text, meant, column);
      const name = problem.closest[0]?.text;
      known = { problem, likely: name === undefined ? null : this.named(name) };
      this.unknown.set(key, known);
    }
    problems.push(known.problem);
    return known.likely;
  }

  private named(text: string): TypeForm | null {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const { types } = this.site;
    const form =
      types.find(({ issueType }) => issueType.name === text) ??
      types.find(({ issueType }) => issueType.id === text) ??
      types.find(({ issueType }) => fold(issueType.name) === fold(text)) ??
      null;
    this.byText.set(text, form);
    return form;
  }
}

/** What types have in common, for rows of which nobody knows the type yet. */
export class AnyType {
  /** Fields that every type demands, by id. */
  readonly demanded: ReadonlySet<string>;
  private readonly forms = new Map<TypeForm | null, TypeForm>();

  constructor(private readonly site: BulkSite) {
    this.demanded = new Set(
      fieldsOf(site)
        .map(({ fieldId }) => fieldId)
        .filter((id) => site.types.every(({ fields }) => fields.some((one) => one.fieldId === id && isDemanded(one)))),
    );
  }

  /** A form with the fields of all types, each as the likeliest has it. */
  like(likely: TypeForm | null): TypeForm {
    const known = this.forms.get(likely);
    if (known !== undefined) return known;
    const own = new Map(likely?.fields.map((field) => [field.fieldId, field]));
    const fields = fieldsOf(this.site).map((field) => own.get(field.fieldId) ?? field);
    const issueType = likely?.issueType ?? { id: '', name: 'The type', subtask: false, hierarchyLevel: 0 };
    const form: TypeForm = { issueType, fields };
    this.forms.set(likely, form);
    return form;
  }
}

/** What a text of the map stands for; itself where it stands for nothing. Pure. */
export function mappedText(text: string, values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return text;
  const entry = entries.find(([from]) => fold(from.trim()) === fold(text));
  return entry === undefined ? text : entry[1].trim();
}
