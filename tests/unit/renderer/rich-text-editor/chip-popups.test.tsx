import { Editor } from '@tiptap/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { INSERT_ITEMS, type PopupKind } from '../../../../src/renderer/ui/rich-text-editor/commands/insert-items';
import { editorExtensions } from '../../../../src/renderer/ui/rich-text-editor/document/extensions';
import { DatePopup } from '../../../../src/renderer/ui/rich-text-editor/popups/date-popup';
import { StatusPopup } from '../../../../src/renderer/ui/rich-text-editor/popups/status-popup';

let editor: Editor | null = null;
afterEach(() => {
  cleanup();
  editor?.destroy();
});

function ask(kind: 'status' | 'date'): { readonly editor: Editor; readonly closed: () => boolean } {
  const opened = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: editorExtensions(),
    content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a ' }] }] },
    injectCSS: false,
  });
  editor = opened;
  opened.commands.setTextSelection(3);
  // jsdom lays nothing out.
  opened.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 10 });
  let popup: PopupKind | null = null;
  INSERT_ITEMS.find(({ id }) => id === kind)?.run(opened, {
    openPopup: (asked) => (popup = asked),
    pickFiles: null,
    canMention: false,
  });
  expect(popup).toBe(kind);
  let isClosed = false;
  const close = (): void => void (isClosed = true);
  render(
    kind === 'status' ? <StatusPopup editor={opened} onClose={close} /> : <DatePopup editor={opened} onClose={close} />,
  );
  return { editor: opened, closed: () => isClosed };
}

const types = ({ state }: Editor): string[] => {
  const found: string[] = [];
  state.doc.firstChild?.forEach((node) => found.push(node.type.name));
  return found;
};

describe.each(['status', 'date'] as const)('a new %s', (kind) => {
  it('is not in the document when Escape closes its popup', () => {
    const asked = ask(kind);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect(asked.closed()).toBe(true);
    expect(types(asked.editor)).toEqual(['text']);
  });

  it('is in it when it is chosen, and writing goes on behind', () => {
    const asked = ask(kind);
    if (kind === 'status') fireEvent.click(screen.getByRole('button', { name: 'Set status' }));
    else
      fireEvent.click(
        screen.getAllByRole('gridcell').flatMap((cell) => [...cell.querySelectorAll('button')])[10] ?? document.body,
      );
    expect(types(asked.editor)).toEqual(['text', kind, 'text']);
    expect(asked.closed()).toBe(true);
    asked.editor.commands.insertContent('b');
    expect(asked.editor.state.doc.textContent.endsWith(' b')).toBe(true);
  });
});
