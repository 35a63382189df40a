import { fold } from '../fold';
import type { FieldDescriptor } from './field-type';

/** Jira has no field for how bad a fault is: sites make a list of their own, and write it from the worst on. */
export function isSeverity({ name }: Pick<FieldDescriptor, 'name'>): boolean {
  return fold(name).includes('sever');
}
