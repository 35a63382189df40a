import { Bookmark, Bug, CornerDownRight, Siren, SquareCheck, Wrench, Zap, type LucideIcon } from 'lucide-react';
import type { IssueType } from '@shared/jira/issue';
import { Icon } from '../icon/icon';
import styles from './issue-type-icon.module.css';

const BY_NAME: readonly (readonly [RegExp, LucideIcon])[] = [
  [/bug|defect|error|fault/i, Bug],
  [/incident|problem|alert|outage/i, Siren],
  [/epic|initiative|theme/i, Zap],
  [/story|feature|idea|requirement/i, Bookmark],
  [/change|maintenance|improvement|service|chore/i, Wrench],
];

/** The shape of an issue type: sub-tasks and epics by their level, all else by the word in the name. */
function issueTypeShape(type: Pick<IssueType, 'name' | 'subtask' | 'hierarchyLevel'>): LucideIcon {
  if (type.subtask || type.hierarchyLevel < 0) return CornerDownRight;
  if (type.hierarchyLevel > 0) return Zap;
  return BY_NAME.find(([pattern]) => pattern.test(type.name))?.[1] ?? SquareCheck;
}

export interface IssueTypeIconProps {
  readonly type: Pick<IssueType, 'name' | 'subtask' | 'hierarchyLevel'>;
  /** The name stands beside it, so the icon itself is silent. */
  readonly decorative?: boolean;
}

export function IssueTypeIcon({ type, decorative = false }: IssueTypeIconProps) {
  const icon = <Icon of={issueTypeShape(type)} size={14} stroke={1.3} />;
  if (decorative) return <span className={styles.type}>{icon}</span>;
  return (
    <span role="img" aria-label={type.name} title={type.name} className={styles.type}>
      {icon}
    </span>
  );
}
