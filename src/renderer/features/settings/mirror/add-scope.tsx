import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyncScope } from '@shared/ipc/sync';
import { ask, failureOf } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Field } from '../../../ui/field/field';
import { TextInput } from '../../../ui/field/text-input';
import { Tile } from '../../../ui/marks/tile';
import { Combobox } from '../../../ui/picker/combobox';
import { useSite } from '../../../ui/session/site-context';
import styles from './mirror.module.css';

export interface AddScopeProps {
  readonly scopes: readonly SyncScope[];
  /** Answers whether it was taken. */
  readonly onAdd: (scope: SyncScope) => Promise<boolean>;
}

/** Adds a whole project, or whatever a query finds. */
export function AddScope({ scopes, onAdd }: AddScopeProps) {
  const { ref } = useSite();
  const projects = useQuery({
    queryKey: ['all-projects', ref.accountId, ref.cloudId],
    queryFn: () => ask('sync.projects', ref),
  });
  const [name, setName] = useState('');
  const [jql, setJql] = useState('');
  const held = new Set(scopes.map((scope) => (scope.kind === 'project' ? scope.projectId : scope.jql)));
  const offered = (projects.data?.value ?? []).filter(({ id }) => !held.has(id));
  const query = jql.trim();
  const doubled = held.has(query);

  async function addQuery(): Promise<void> {
    if (query === '' || doubled) return;
    const added = await onAdd({ kind: 'query', name: name.trim() === '' ? query : name.trim(), jql: query });
    if (!added) return;
    setName('');
    setJql('');
  }

  return (
    <div className={styles.add}>
      {projects.isError && (
        <FailureNotice failure={failureOf(projects.error)} onRetry={() => void projects.refetch()} />
      )}
      <Field label="Add a project">
        <Combobox
          source={offered.map(({ id, key, name: label }) => ({ id, label, note: key, mark: <Tile name={label} /> }))}
          value={null}
          placeholder={projects.isPending ? 'Reading projects' : 'Type a name or key'}
          nothing="No other project matches"
          onChange={(option) => {
            const project = offered.find(({ id }) => id === option?.id);
            if (project !== undefined)
              void onAdd({ kind: 'project', projectId: project.id, key: project.key, name: project.name });
          }}
        />
      </Field>
      <form
        className={styles.addQuery}
        onSubmit={(event) => {
          event.preventDefault();
          void addQuery();
        }}
      >
        <Field label="Add a query">
          <TextInput value={jql} onChange={setJql} placeholder="assignee = currentUser()" spellCheck={false} />
        </Field>
        <Field label="Its name">
          <TextInput value={name} onChange={setName} placeholder="My issues" />
        </Field>
        <Button
          type="submit"
          disabled={query === '' || doubled}
          title={doubled ? 'This query is mirrored already' : undefined}
        >
          Add query
        </Button>
      </form>
    </div>
  );
}
