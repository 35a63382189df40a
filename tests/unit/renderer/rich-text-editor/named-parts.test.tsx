import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import { slashItems } from '../../../../src/renderer/ui/rich-text-editor/commands/insert-items';
import { RichTextEditor } from '../../../../src/renderer/ui/rich-text-editor/rich-text-editor';
import { menuWords } from '../../../../src/renderer/ui/rich-text-editor/suggest/menu-words';

const doc = (...content: JsonObject[]): JsonObject => ({ version: 1, type: 'doc', content });
const line = (text: string): JsonObject => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const task = (localId: string, ...content: JsonObject[]): JsonObject => ({
  type: 'taskItem',
  attrs: { localId, state: 'TODO' },
  ...(content.length === 0 ? {} : { content }),
});

async function show(value: JsonObject): Promise<HTMLElement> {
  render(<RichTextEditor label="Description" value={value} onChange={() => {}} />);
  await screen.findByRole('toolbar', { name: 'Formatting' });
  return screen.getByRole('textbox', { name: 'Description' });
}

describe('the parts of a document while it is edited', () => {
  it('calls the box of a task by the words of the task', async () => {
    await show(
      doc({
        type: 'taskList',
        attrs: { localId: 'l' },
        content: [
          task('one two', { type: 'text', text: 'Ring Mara' }),
          task('b', { type: 'text', text: 'Pay' }),
          task('c'),
        ],
      }),
    );
    expect(screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-label'))).toEqual([
      'Task',
      'Task',
      'Task',
    ]);
    expect(screen.getByRole('checkbox', { name: 'Ring Mara' })).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Pay' })).toBeInTheDocument();
  });

  it('tells panels apart by a name and a sign, not by colour alone', async () => {
    const panel = (panelType: string, more: JsonObject = {}): JsonObject => ({
      type: 'panel',
      attrs: { panelType, ...more },
      content: [line(panelType)],
    });
    const kinds = ['info', 'note', 'tip', 'success', 'warning', 'error'];
    const custom = panel('custom', { panelIcon: ':cat:', panelIconText: '🐱' });
    const text = await show(doc(...kinds.map((kind) => panel(kind)), custom));
    const found = screen.getAllByRole('note');
    expect(found.map((one) => one.getAttribute('aria-label'))).toEqual([
      'Info',
      'Note',
      'Tip',
      'Success',
      'Warning',
      'Error',
      'Panel',
    ]);
    const signs = found.map(
      (one) => one.querySelector('svg')?.innerHTML ?? one.querySelector('[data-emoji]')?.outerHTML,
    );
    expect(new Set(signs).size).toBe(7);
    expect(signs.at(-1)).toContain('🐱');
    // Its sign is drawn, and is none of its words.
    expect(text).toHaveTextContent(/errorcustom$/);
  });

  it('shows the ground of a cell, if it is a colour', async () => {
    const cell = (background: string): JsonObject => ({
      type: 'tableCell',
      attrs: { background },
      content: [line(background)],
    });
    await show(
      doc({ type: 'table', content: [{ type: 'tableRow', content: [cell('#deebff'), cell('red;x:url(y)')] }] }),
    );
    const [blue, other] = screen.getAllByRole('cell');
    expect(blue?.style.getPropertyValue('--doc-ink')).toBe('#deebff');
    expect(blue?.dataset['ground']).toBe('');
    expect(other?.getAttribute('style')).toBeNull();
  });
});

describe('what the bar and the menu say', () => {
  it('names the keys and signs that do the same as a button', async () => {
    await show(doc(line('a')));
    const button = (name: string): HTMLElement => screen.getByRole('button', { name });
    expect(button('Numbered list')).toHaveAttribute('title', 'Numbered list (Ctrl ⇧ 7, or type 1.)');
    expect(button('Numbered list')).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+7');
    expect(button('Task list')).toHaveAttribute('title', 'Task list (Ctrl ⇧ 6, or type [])');
    expect(button('Quote')).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+9');
    expect(button('Link')).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+K');
  });

  it('says how much a menu holds and how it is worked', () => {
    expect(menuWords('mention', 1)).toBe('1 person. Arrow keys choose, Enter inserts, Escape closes.');
    expect(menuWords('slash', 30)).toContain('30 things to insert.');
    expect(menuWords('emoji', 0)).toBe('');
  });

  it('opens the slash menu with what has no sign in sight, and has every panel of Jira', () => {
    const all = slashItems('', { openPopup: () => {}, pickFiles: () => {}, canMention: true }).map(
      ({ label }) => label,
    );
    expect(all.slice(0, 9)).toEqual([
      'Bullet list',
      'Numbered list',
      'Task list',
      'Table',
      'Code block',
      'Info panel',
      'Note panel',
      'Heading 2',
      'Heading 3',
    ]);
    expect(all.filter((label) => label.endsWith('panel'))).toHaveLength(6);
    expect(new Set(all).size).toBe(all.length);
  });
});
