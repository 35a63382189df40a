import { Folder, ListFilter, X } from 'lucide-react';
import type { SyncScope } from '@shared/ipc/sync';
import { IconButton } from '../../../ui/button/icon-button';
import { Icon } from '../../../ui/icon/icon';
import styles from './mirror.module.css';

export interface ScopeListProps {
  readonly scopes: readonly SyncScope[];
  readonly onRemove: (index: number) => void;
}

/** The projects and queries whose issues are kept. */
export function ScopeList({ scopes, onRemove }: ScopeListProps) {
  if (scopes.length === 0)
    return (
      <p className={styles.none}>
        Nothing yet: only what you open is kept. Add a project to have all of its issues here.
      </p>
    );
  return (
    <ul className={styles.scopes} aria-label="What is mirrored">
      {scopes.map((scope, index) => (
        <li key={scope.kind === 'project' ? scope.projectId : scope.jql} className={styles.scope}>
          <Icon of={scope.kind === 'project' ? Folder : ListFilter} tone="faint" />
          <span className={styles.scopeName}>{scope.name}</span>
          <code className={styles.scopeQuery} title={scope.kind === 'project' ? scope.key : scope.jql}>
            {scope.kind === 'project' ? scope.key : scope.jql}
          </code>
          <IconButton icon={X} label={`Stop mirroring ${scope.name}`} size="small" onClick={() => onRemove(index)} />
        </li>
      ))}
    </ul>
  );
}
