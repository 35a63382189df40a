import type { AdfNode } from '@shared/adf/types';
import type { Reading, ReadNodes } from './reading';

interface Box {
  readonly done: boolean;
}

/** The box of a task: GitHub's and GitLab's `<input type=checkbox>`, Google Docs' and Notion's `role=checkbox`. */
function boxOf(item: Element): Box | null {
  if (item.getAttribute('role') === 'checkbox') return { done: item.getAttribute('aria-checked') === 'true' };
  // First in the item, or in the label or paragraph that is first: looking further down would take long in deep lists.
  let box = item.firstElementChild;
  for (let level = 0; level < 3 && box !== null && box.localName !== 'li'; level += 1) {
    if (box.getAttribute('type') === 'checkbox' || box.getAttribute('role') === 'checkbox') {
      return { done: box.hasAttribute('checked') || box.getAttribute('aria-checked') === 'true' };
    }
    box = box.firstElementChild;
  }
  return null;
}

/** `<ul>` and `<ol>`; one whose items all have a box is a task list. */
export function listOf(list: Element, reading: Reading, readNodes: ReadNodes): AdfNode {
  const items = [...list.children].filter((child) => child.localName === 'li');
  const boxes = items.map(boxOf);
  if (items.length > 0 && boxes.every((box) => box !== null)) {
    const attrs = { localId: reading.newId() };
    const content = items.map((item, at) => ({
      type: 'taskItem',
      attrs: { localId: reading.newId(), state: boxes[at]?.done === true ? 'DONE' : 'TODO' },
      content: readNodes(item, reading),
    }));
    return { type: 'taskList', attrs, content };
  }
  const content = [...list.childNodes].flatMap((child): AdfNode[] => {
    if (!(child instanceof Element)) return [];
    if (child.localName === 'li') return [{ type: 'listItem', content: readNodes(child, reading) }];
    // Google Docs and old pages put a list below an item right into the list: it belongs to the item before.
    if (child.localName === 'ul' || child.localName === 'ol') return [listOf(child, reading, readNodes)];
    const inside = readNodes(child, reading);
    return inside.length === 0 ? [] : [{ type: 'listItem', content: inside }];
  });
  if (list.localName === 'ul') return { type: 'bulletList', content };
  const start = Number(list.getAttribute('start') ?? '1');
  const isCounted = Number.isSafeInteger(start) && start >= 0 && start !== 1;
  return { type: 'orderedList', ...(isCounted ? { attrs: { order: start } } : {}), content };
}
