import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ManagedAs } from '@shared/fields/explain-refusal';
import { initialValues, isEmptyField, splitFields } from '@shared/fields/form';
import { parentElsewhere } from '@shared/fields/parent-place';
import type { Failure } from '@shared/ipc/failure';
import type { CreateField } from '@shared/jira/field';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import { call } from '../../../bridge';
import { withDefaults, type Draft } from '../drafts/draft';
import { leftOutNames } from '../drafts/left-out';
import { previewPayload, type Preview } from '../payload/preview-payload';
import { createFieldsQuery, issueTypesQuery, learnedQuery, projectsQuery } from '../queries';

/** The fields that createmeta asks for, as far as the draft fills them in. */
export interface FilledForm {
  /** Nothing until project and issue type are chosen and their fields have been read. */
  readonly fields: readonly CreateField[];
  /** What was typed, and the defaults where nothing was. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Ids of the fields that were filled in here, whatever was there by default. */
  readonly typed: ReadonlySet<string>;
  readonly preview: Preview | null;
  /** Without these Jira refused a create, though createmeta calls them optional; by field id. */
  readonly learned: ReadonlyMap<string, LearnedDemand>;
  /** How many fields are needed, by createmeta or as learned, that a person can fill in; how many of them are, and which are not. */
  readonly demanded: number;
  readonly ready: number;
  readonly missing: readonly CreateField[];
  /** The names of what was typed and has no field here. */
  readonly leftOut: readonly string[];
  /** Who decides about the fields of the project; `null` until that is read. */
  readonly managedAs: ManagedAs;
  /** Why the chosen parent cannot be one, in a sentence. */
  readonly parentProblem: string | null;
}

/** Reads the fields of the draft's project and issue type, and holds the draft against them. */
export function useFilledForm(site: SiteRef, draft: Draft) {
  const client = useQueryClient();
  const { projectId, issueTypeId } = draft;
  const query = createFieldsQuery(site, projectId, issueTypeId);
  const meta = useQuery(query);
  const fields = useMemo(() => meta.data?.value ?? [], [meta.data]);
  const defaults = useMemo(() => initialValues(fields), [fields]);
  const values = useMemo(() => withDefaults(draft.values, defaults), [defaults, draft.values]);
  const project = useQuery(projectsQuery(site)).data?.value.find(({ id }) => id === projectId);
  const type = useQuery(issueTypesQuery(site, projectId)).data?.value.find(({ id }) => id === issueTypeId);
  const takesParent = fields.some(({ fieldId }) => fieldId === 'parent');
  const parentProblem =
    project === undefined || type === undefined || !takesParent
      ? null
      : parentElsewhere(values['parent'], project, type);
  const preview = useMemo(
    () =>
      projectId === null || issueTypeId === null || fields.length === 0
        ? null
        : withProblem(previewPayload({ fields, projectId, issueTypeId, values }), parentProblem),
    [fields, issueTypeId, parentProblem, projectId, values],
  );
  const learning = learnedQuery(site, projectId, issueTypeId);
  const demands = useQuery(learning).data;
  const learned = useMemo(() => new Map(demands?.map((demand) => [demand.fieldId, demand])), [demands]);
  const demanded = useMemo(() => {
    const { required, optional } = splitFields(fields);
    // What Jira fills in by itself is asked of nobody, unless it was emptied or filled in wrongly.
    const isLeftToJira = ({ fieldId, hasDefaultValue }: CreateField): boolean =>
      hasDefaultValue && !Object.hasOwn(defaults, fieldId) && preview?.problems[fieldId] === undefined;
    return [
      ...required.filter((field) => !isLeftToJira(field)),
      ...optional.filter(({ fieldId }) => learned.has(fieldId)),
    ].filter(({ operations }) => operations.length > 0);
  }, [defaults, fields, learned, preview]);
  const typed = useMemo(
    () =>
      new Set(
        fields
          .filter((field) => Object.hasOwn(draft.values, field.fieldId) && !isEmptyField(field, draft.values))
          .map(({ fieldId }) => fieldId),
      ),
    [draft.values, fields],
  );
  const leftOut = useMemo(() => (fields.length === 0 ? [] : leftOutNames(draft, fields)), [draft, fields]);
  // What is only learned does not hold the form back: the rule may have gone since. It is named all the same.
  const missing = demanded.filter(
    (field) =>
      preview?.problems[field.fieldId] !== undefined || (learned.has(field.fieldId) && isEmptyField(field, values)),
  );

  const form: FilledForm = {
    fields,
    values,
    typed,
    preview,
    learned,
    demanded: demanded.length,
    ready: demanded.length - missing.length,
    missing,
    leftOut,
    parentProblem,
    managedAs: project?.style ?? null,
  };
  return {
    form,
    meta,
    /** A form begins anew: with what the last one has taught. Not while it is mended, where a field would move away. */
    learnAgain: () => void client.invalidateQueries({ queryKey: learning.queryKey }),
    /** Asks Jira for the present fields and values, past the mirror. Answers why it could not, else `null`. */
    async readAgain(): Promise<Failure | null> {
      if (projectId === null || issueTypeId === null) return null;
      const fresh = await call('create.fields', { site, projectId, issueTypeId, fresh: true });
      if (!fresh.ok) return fresh.failure;
      client.setQueryData(query.queryKey, fresh.value);
      return null;
    },
  };
}

function withProblem(preview: Preview, parent: string | null): Preview {
  return parent === null ? preview : { ...preview, problems: { ...preview.problems, parent } };
}
