import type { NewChange } from './journalled-change';

/**
 * Changes of a group on their way into the database process, piece by piece: thousands in one message would hold up whoever sends it. They are
 * in memory alone, and nothing of them is journalled before all are there.
 */
export class StagedChanges {
  private readonly byGroup = new Map<string, NewChange[]>();

  /** @param from how many came before: 0 begins anew */
  add(groupId: string, from: number, changes: readonly NewChange[]): void {
    const there = from === 0 ? [] : (this.byGroup.get(groupId) ?? []);
    if (there.length !== from) throw new Error(`The changes of group ${groupId} do not follow each other.`);
    this.byGroup.set(groupId, there);
    for (const change of changes) there.push(change);
  }

  /** All `count` of a group, which are here no more. Throws where they are not all there: the process ended in between. */
  take(groupId: string, count: number): readonly NewChange[] {
    const there = this.byGroup.get(groupId) ?? [];
    this.byGroup.delete(groupId);
    if (there.length !== count) throw new Error(`Not all changes of group ${groupId} are here.`);
    return there;
  }
}
