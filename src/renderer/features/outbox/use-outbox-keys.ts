import { useEffect } from 'react';
import { nextThatNeedsYou, type OutboxRow } from './arrange';

export interface OutboxKeys {
  readonly rows: readonly OutboxRow[];
  readonly current: OutboxRow | null;
  readonly onCurrent: (id: string) => void;
  readonly onFold: (groupId: string, open: boolean) => void;
}

/**
 * `n` goes to the next one that needs a person. In the list, as in a tree, right opens a group, left closes it, and leads from a row to its
 * group; Escape comes back to the list from what stands beside it.
 */
export function useOutboxKeys({ rows, current, onCurrent, onFold }: OutboxKeys): void {
  useEffect(() => {
    function fold(key: string): boolean {
      if (current?.type === 'group' && (key === 'ArrowRight' || key === 'ArrowLeft')) {
        onFold(current.group.id, key === 'ArrowRight');
        return true;
      }
      if (current?.type !== 'line' || key !== 'ArrowLeft') return false;
      onCurrent(`group:${current.line.groupId ?? ''}`);
      return true;
    }

    function next(): boolean {
      const id = nextThatNeedsYou(rows, current?.id ?? null);
      if (id !== null) onCurrent(id);
      return id !== null;
    }

    function onKeyDown(event: KeyboardEvent): void {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!(target instanceof HTMLElement) || /^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
      const list = document.querySelector<HTMLElement>('[role="listbox"]');
      const taken =
        key === 'n'
          ? next()
          : key === 'Escape'
            ? target.closest('aside') !== null && focus(list)
            : list?.contains(target) === true && fold(key);
      if (taken) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [rows, current, onCurrent, onFold]);
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}
