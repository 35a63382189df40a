import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { IssueType } from '@shared/jira/issue';
import { failureOf } from '../../../bridge';
import { LinkButton } from '../../../ui/button/link-button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Field } from '../../../ui/field/field';
import { IssueTypeIcon } from '../../../ui/marks/issue-type-icon';
import { RelativeTime } from '../../../ui/marks/relative-time';
import { Tile } from '../../../ui/marks/tile';
import { Combobox } from '../../../ui/picker/combobox';
import type { Option } from '../../../ui/picker/option';
import { useSite } from '../../../ui/session/site-context';
import { typesBelow } from '../templates/begin-from';
import type { Under } from '../drafts/draft';
import { issueTypesQuery, keptTypesQuery, projectsQuery } from '../queries';
import { networkQuery } from '../../../queries/network';
import styles from '../create.module.css';

export interface ProjectAndTypeProps {
  readonly projectId: string | null;
  readonly issueTypeId: string | null;
  /** The issue that it is made under: only types of the level below are offered. */
  readonly under?: Under | undefined;
  /** When the fields were read, epoch milliseconds. */
  readonly readAt: number | null;
  readonly onChange: (next: { readonly projectId: string | null; readonly issueTypeId: string | null }) => void;
  readonly onReadAgain: () => void;
  /** Lets it stand by itself again. */
  readonly onFree?: (() => void) | undefined;
}

/** Where the issue will be and what kind it is: every type that Jira offers is offered here. */
export function ProjectAndType(props: ProjectAndTypeProps) {
  const { projectId, issueTypeId, under, readAt, onChange, onReadAgain, onFree } = props;
  const { ref } = useSite();
  const projects = useQuery(projectsQuery(ref));
  const types = useQuery(issueTypesQuery(ref, projectId));

  const level = under?.hierarchyLevel;
  const offeredTypes = useMemo(() => {
    const all = types.data?.value;
    const below = all === undefined || level === undefined ? all : typesBelow(all, level);
    return below?.length === 0 ? all : below;
  }, [level, types.data]);

  const project = projects.data?.value.find(({ id }) => id === projectId);
  const type = offeredTypes?.find(({ id }) => id === issueTypeId);

  const projectOptions = useMemo<readonly Option[]>(
    () =>
      (projects.data?.value ?? []).map(({ id, key, name }) => ({
        id,
        label: name,
        note: key,
        mark: <Tile name={name} />,
      })),
    [projects.data],
  );
  const typeOptions = useMemo<readonly Option[]>(
    () =>
      (offeredTypes ?? []).map((each) => ({
        id: each.id,
        label: each.name,
        ...(each.subtask ? { note: 'Sub-task' } : {}),
        mark: <IssueTypeIcon type={each} decorative />,
      })),
    [offeredTypes],
  );

  // Without a network only a type whose fields are here is of use.
  const offline = useQuery(networkQuery).data?.online === false;
  const here = useQuery({ ...keptTypesQuery(ref, projectId), enabled: offline && projectId !== null });

  // A type of another project is no choice here: the one of the same name is, where there is one.
  const former = useRef<IssueType | null>(null);
  useEffect(() => {
    if (offeredTypes === undefined || projectId === null || type !== undefined) return;
    if (offline && here.isPending) return;
    const ready = offline ? offeredTypes.filter(({ id }) => here.data?.includes(id)) : [];
    const offered = ready.length > 0 ? ready : offeredTypes;
    const first = alike(former.current, offered) ?? offered.find(({ subtask }) => !subtask) ?? offered[0];
    if (first !== undefined && first.id !== issueTypeId) onChange({ projectId, issueTypeId: first.id });
  }, [here.data, here.isPending, issueTypeId, offeredTypes, offline, onChange, projectId, type]);

  const trouble = projects.error ?? types.error;
  const retry = (): void => {
    for (const query of [projects, types]) if (query.error !== null) void query.refetch();
  };
  return (
    <>
      <div className={styles.pickers}>
        <Field label="Project">
          <Combobox
            source={projectOptions}
            value={projectOptions.find(({ id }) => id === projectId) ?? null}
            aside={project?.key}
            // A sub-task lives where its parent does.
            disabled={under !== undefined && under.hierarchyLevel <= 0}
            placeholder={projects.isPending ? 'Reading projects' : 'Choose a project'}
            nothing="No project in which you may create issues matches"
            onChange={(option) => {
              if (option === null || option.id === projectId) return;
              former.current = type ?? former.current;
              // Which types the project has is read first: asking with a type that it lacks would be refused.
              onChange({ projectId: option.id, issueTypeId: null });
            }}
          />
        </Field>
        <Field label="Issue type">
          <Combobox
            source={typeOptions}
            value={typeOptions.find(({ id }) => id === issueTypeId) ?? null}
            disabled={projectId === null}
            placeholder={projectId === null ? 'After the project' : 'Choose a type'}
            nothing="No issue type matches"
            onChange={(option) => onChange({ projectId, issueTypeId: option?.id ?? issueTypeId })}
          />
        </Field>
        {readAt !== null && project !== undefined && type !== undefined && (
          <p className={styles.pickersNote}>
            Fields of {project.key} {type.name}, read <RelativeTime iso={new Date(readAt).toISOString()} />.{' '}
            <LinkButton onClick={onReadAgain}>Read again</LinkButton>
          </p>
        )}
      </div>
      {under !== undefined && (
        <p className={styles.hint}>
          Under <code>{under.key}</code> {under.summary}.{' '}
          {onFree !== undefined && <LinkButton onClick={onFree}>Not under it</LinkButton>}
        </p>
      )}
      {trouble !== null && <FailureNotice failure={failureOf(trouble)} onRetry={retry} />}
      {projects.data?.value.length === 0 && (
        <p className={styles.hint}>
          This account may not create issues in any project of this site. A project admin can give the permission.
        </p>
      )}
    </>
  );
}

/** Company-managed projects share their types; team-managed ones have their own, by the same names. */
function alike(former: IssueType | null, offered: readonly IssueType[]): IssueType | undefined {
  return offered.find(({ id }) => id === former?.id) ?? offered.find(({ name }) => name === former?.name);
}
