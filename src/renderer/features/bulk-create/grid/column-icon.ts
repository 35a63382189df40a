import {
  AlignLeft,
  AtSign,
  Calendar,
  CalendarClock,
  CircleCheck,
  CircleDot,
  CornerDownRight,
  Folder,
  Hash,
  Link,
  List,
  ListTree,
  Minus,
  Tag,
  Timer,
  Type,
  User,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Target } from '@shared/bulk/mapping';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Control } from '@shared/fields/field-type';
import type { GridColumn } from './grid-column';

const BY_CONTROL: Readonly<Partial<Record<Control, LucideIcon>>> = {
  text: Type,
  paragraph: AlignLeft,
  number: Hash,
  date: Calendar,
  'date-time': CalendarClock,
  cascading: ListTree,
  user: User,
  'multi-user': Users,
  group: Users,
  'multi-group': Users,
  team: Users,
  labels: Tag,
  issue: CornerDownRight,
  'issue-links': Link,
  'time-tracking': Timer,
};

const BY_TARGET: Readonly<Record<Exclude<Target['kind'], 'field'>, LucideIcon>> = {
  'issue-type': CircleDot,
  parent: CornerDownRight,
  'row-name': AtSign,
  project: Folder,
  'jira-key': CircleCheck,
  none: Minus,
};

/** What stands before the name of a column's field: by what one writes there. Pure. */
export function iconOf({ target, field }: Pick<GridColumn, 'target' | 'field'>): LucideIcon {
  if (target.kind !== 'field') return BY_TARGET[target.kind];
  return (field === null ? undefined : BY_CONTROL[fieldTypeFor(field.schema).control]) ?? List;
}
