import { CircleAlert, Folder, ListFilter, X } from 'lucide-react';
import { assertNever } from '@shared/assert-never';
import type { ScopeTrouble, SyncScope } from '@shared/ipc/sync';
import { IconButton } from '../../../ui/button/icon-button';
import { Icon } from '../../../ui/icon/icon';
import styles from './mirror.module.css';

export interface ScopeListProps {
  readonly scopes: readonly SyncScope[];
  /** As many as `scopes`. */
  readonly troubles: readonly (ScopeTrouble | null)[];
  readonly onRemove: (index: number) => void;
}

/** The projects and queries whose issues are kept. */
export function ScopeList({ scopes, troubles, onRemove }: ScopeListProps) {
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
          <Trouble of={troubles[index] ?? null} />
        </li>
      ))}
    </ul>
  );
}

function Trouble({ of }: { readonly of: ScopeTrouble | null }) {
  if (of === null) return null;
  return (
    <span className={styles.scopeTrouble}>
      <Icon of={CircleAlert} tone={of.why === 'refused' ? 'danger' : 'warning'} />
      <span>{troubleText(of)}</span>
    </span>
  );
}

function troubleText(trouble: ScopeTrouble): string {
  switch (trouble.why) {
    case 'refused':
      return `Not synced: Jira does not take the query. ${trouble.messages.join(' ')} It is tried again every hour.`;
    case 'full':
      return `Not read whole: the mirror has reached ${(trouble.most / 1e9).toLocaleString('en')} GB. Remove another project or query to make room.`;
    default:
      return assertNever(trouble);
  }
}
