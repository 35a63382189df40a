import { Editor } from '@tiptap/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { markdownToAdf } from '@shared/adf/from-markdown';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { findAdfFaults } from '@shared/adf/validate';
import { PasteFromElsewhere, takeOtherReading } from '../../../../src/renderer/ui/rich-text-editor/behaviour/paste';
import type { PasteNotice } from '../../../../src/renderer/ui/rich-text-editor/behaviour/paste-notice';
import { adfToEditor } from '../../../../src/renderer/ui/rich-text-editor/document/adf-to-editor';
import { editorToAdf } from '../../../../src/renderer/ui/rich-text-editor/document/editor-to-adf';
import { editorExtensions } from '../../../../src/renderer/ui/rich-text-editor/document/extensions';
import { EditorNotice } from '../../../../src/renderer/ui/rich-text-editor/editor-notice';

interface Opened {
  readonly editor: Editor;
  readonly notices: (PasteNotice | null)[];
  readonly files: File[];
}

let opened: Opened | null = null;

/** The cursor stands behind the last letter. */
function open(markdown = '', takesFiles = true): Opened {
  const read = adfToEditor(markdownToAdf(markdown));
  if (read.state === 'refused') throw new Error('Refused');
  const notices: (PasteNotice | null)[] = [];
  const files: File[] = [];
  const editor = new Editor({
    extensions: [
      ...editorExtensions(),
      PasteFromElsewhere.configure({
        onFiles: takesFiles ? (found) => files.push(...found) : null,
        onPasted: (notice) => notices.push(notice),
      }),
    ],
    content: read.doc,
    injectCSS: false,
  });
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  opened = { editor, notices, files };
  return opened;
}

function paste({ editor }: Opened, { html = '', text = '' }, beside: readonly File[] = []): boolean {
  const clipboardData = {
    files: beside,
    getData: (kind: string) => (kind === 'text/html' ? html : kind === 'text/plain' ? text : ''),
  };
  const event = Object.assign(new ClipboardEvent('paste'), { clipboardData });
  return editor.view.someProp('handlePaste', (take) => take(editor.view, event, editor.state.doc.slice(0, 0))) === true;
}

function write({ editor }: Opened, text: string): void {
  editor.view.dispatch(editor.state.tr.insertText(text));
}

function markdown({ editor }: Opened): string {
  const document = editorToAdf(editor.getJSON() as Parameters<typeof editorToAdf>[0]) ?? {
    type: 'doc',
    version: 1,
    content: [],
  };
  expect(findAdfFaults(document)).toEqual([]);
  return adfToMarkdown(document);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // jsdom has none.
  vi.stubGlobal('ClipboardEvent', class extends Event {});
});
afterEach(() => {
  opened?.editor.destroy();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the other reading of what was pasted', () => {
  it('leaves what was typed a moment before', () => {
    const into = open();
    write(into, 'one two');
    paste(into, { text: '# Title\n\n- a\n- b' });
    expect(markdown(into)).toBe('one two\n\n# Title\n\n- a\n- b');
    takeOtherReading(into.editor.view);
    expect(markdown(into)).toBe('one two# Title\n\n\\- a\\\n\\- b');
    expect(into.notices.at(-1)).toBeNull();
  });

  it('is undone apart from what was typed before and after', () => {
    const into = open();
    write(into, 'one');
    paste(into, { text: 'a **b**' });
    write(into, '!');
    expect(markdown(into)).toBe('onea **b**!');
    into.editor.commands.undo();
    expect(markdown(into)).toBe('onea **b**');
    into.editor.commands.undo();
    expect(markdown(into)).toBe('one');
  });

  it('can still be asked for while one writes on, some seconds long, and keeps what was written', () => {
    const into = open('before');
    paste(into, { text: ' **x**\n\n- a\n- b' });
    write(into, ' after');
    expect(into.notices.at(-1)).not.toBeNull();
    takeOtherReading(into.editor.view);
    expect(markdown(into)).toBe('before \\*\\*x\\*\\*\n\n\\- a\\\n\\- b after');
    const empty = open();
    paste(empty, { text: '# Title\n\nand **x**' });
    write(empty, ' after');
    takeOtherReading(empty.editor.view);
    expect(markdown(empty)).toBe('\\# Title\n\nand \\*\\*x\\*\\* after');
    const other = open();
    paste(other, { text: '**x**' });
    write(other, 'y');
    vi.advanceTimersByTime(7000);
    expect(other.notices.at(-1)).not.toBeNull();
    vi.advanceTimersByTime(2000);
    expect(other.notices.at(-1)).toBeNull();
  });

  it('stays as long as nothing is changed, and goes with what was pasted', () => {
    const into = open('a');
    paste(into, { text: ' **x**' });
    vi.advanceTimersByTime(60_000);
    expect(into.notices).toHaveLength(1);
    into.editor.commands.undo();
    expect(into.notices.at(-1)).toBeNull();
  });

  it('can be Markdown, where the text was taken for a script', () => {
    const into = open();
    paste(into, { text: '# start\nexport A=1' });
    expect(markdown(into)).toBe('\\# start\\\nexport A=1');
    render(<EditorNotice editor={into.editor} pasted={into.notices.at(-1) ?? null} leaving={false} />);
    expect(screen.getByRole('status')).toHaveTextContent('Pasted as plain text');
    act(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Format as Markdown' }));
    });
    expect(markdown(into)).toBe('# start\n\nexport A=1');
  });
});

describe('cells that are pasted into a table', () => {
  const TABLE = '|a|b|\n|-|-|\n|c|d|';

  it('fill its cells from the cursor on, and writing goes on behind them', () => {
    const into = open(TABLE);
    into.editor.commands.setTextSelection(4);
    paste(into, { text: '1\t2\n3\t4' });
    expect(markdown(into)).toContain('| 3 | 4 |');
    expect(into.editor.state.doc.childCount).toBe(1);
    write(into, '!');
    expect(markdown(into)).toContain('| 3 | 4! |');
    expect(into.notices.at(-1)).toBeNull();
  });

  it('leave a row of headings one, and make no other one', () => {
    const into = open(TABLE);
    into.editor.commands.setTextSelection(4);
    paste(into, { html: '<table><tr><td>1</td><th>2</th></tr><tr><th>3</th><td>4</td></tr></table>' });
    const kinds: string[] = [];
    into.editor.state.doc.descendants((node) => {
      if (node.type.name.startsWith('tableCell') || node.type.name === 'tableHeader') kinds.push(node.type.name);
    });
    expect(kinds).toEqual(['tableHeader', 'tableHeader', 'tableCell', 'tableCell']);
    expect(markdown(into)).toBe('| 1 | 2 |\n| --- | --- |\n| 3 | 4 |');
  });

  it('make rows and columns where there are none yet', () => {
    const into = open(TABLE);
    paste(into, { html: '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>', text: '' });
    expect(into.editor.state.doc.childCount).toBe(1);
    expect(into.editor.state.doc.firstChild?.childCount).toBe(3);
    expect(markdown(into)).toContain('| c | 1 | 2 |');
  });

  it('are lines of the cell where other things came with them', () => {
    const into = open(TABLE);
    paste(into, {
      html: '<h1>T</h1><table><tr><td>1</td><td>2</td></tr></table><details><summary>s</summary>x</details>',
    });
    expect(into.editor.state.doc.childCount).toBe(1);
    expect(JSON.stringify(editorToAdf(into.editor.getJSON() as Parameters<typeof editorToAdf>[0]))).toContain(
      'nestedExpand',
    );
    expect(markdown(into)).toMatch(/d.*T.*1.*2.*x/);
  });
});

describe('pictures in pasted markup', () => {
  const WITH = '<p>a</p><img src="data:image/png;base64,AQID" alt="Plan"><img src="file:///C:/b.png" alt="Word">';

  it('become files where they came with their bytes, and the rest is told with its words kept', () => {
    const into = open();
    paste(into, { html: WITH, text: 'a' });
    expect(into.files.map(({ name, type }) => [name, type])).toEqual([['Plan.png', 'image/png']]);
    expect(markdown(into)).toBe('a\n\nPlan\n\nWord');
    expect(into.notices.at(-1)).toEqual({ other: null, leftOut: { pictures: 1, comments: 0 } });
    render(<EditorNotice editor={into.editor} pasted={into.notices.at(-1) ?? null} leaving={false} />);
    expect(screen.getByRole('status')).toHaveTextContent('Pasted without 1 picture, which the clipboard does not hold');
  });

  it('are taken from beside the markup where they are there', () => {
    const into = open();
    paste(into, { html: '<p>a</p><img src="file:///C:/b.png">', text: 'a' }, [
      new File(['x'], 'b.png', { type: 'image/png' }),
    ]);
    expect(into.files.map(({ name }) => name)).toEqual(['b.png']);
    expect(into.notices).toEqual([]);
  });

  it('are told of where nobody takes files, and where there is nothing else', () => {
    const into = open('', false);
    expect(paste(into, { html: '<img src="data:image/png;base64,AQID">' })).toBe(true);
    expect(into.notices.at(-1)).toMatchObject({ leftOut: { pictures: 1 } });
  });
});
