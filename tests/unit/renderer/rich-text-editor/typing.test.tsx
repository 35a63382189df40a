import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { adfToMarkdown } from '@shared/adf/to-markdown';
import { findAdfFaults } from '@shared/adf/validate';
import type { JsonObject } from '@shared/json';
import { BlockRules } from '../../../../src/renderer/ui/rich-text-editor/behaviour/block-rules';
import { EditorKeys } from '../../../../src/renderer/ui/rich-text-editor/behaviour/editor-keys';
import { MarkRules } from '../../../../src/renderer/ui/rich-text-editor/behaviour/mark-rules';
import { insertDocument } from '../../../../src/renderer/ui/rich-text-editor/behaviour/insert-document';
import { insertBlock, TABLE } from '../../../../src/renderer/ui/rich-text-editor/commands/insert';
import { INSERT_ITEMS, slashItems } from '../../../../src/renderer/ui/rich-text-editor/commands/insert-items';
import { toggleTaskList } from '../../../../src/renderer/ui/rich-text-editor/commands/tasks';
import { adfToEditor } from '../../../../src/renderer/ui/rich-text-editor/document/adf-to-editor';
import { editorToAdf } from '../../../../src/renderer/ui/rich-text-editor/document/editor-to-adf';
import { editorExtensions } from '../../../../src/renderer/ui/rich-text-editor/document/extensions';
import { searchEmoji } from '../../../../src/renderer/ui/rich-text-editor/suggest/emoji';
import { markdownToAdf } from '@shared/adf/from-markdown';

let editor: Editor | null = null;
afterEach(() => editor?.destroy());

function open(markdown = ''): Editor {
  return openAdf(markdownToAdf(markdown));
}

function openAdf(adf: JsonObject | null): Editor {
  const read = adfToEditor(adf);
  if (read.state === 'refused') throw new Error('Refused');
  let ids = 0;
  editor = new Editor({
    extensions: [
      ...editorExtensions({ newLocalId: () => `id-${String((ids += 1))}` }),
      BlockRules,
      MarkRules,
      EditorKeys,
    ],
    content: read.doc,
    injectCSS: false,
  });
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  return editor;
}

/** Letter by letter, as the browser hands them on; `\n` is Enter. */
function type(into: Editor, text: string): void {
  for (const letter of text) {
    if (letter === '\n') press(into, 'Enter');
    else {
      const { view } = into;
      const { from, to } = view.state.selection;
      const insert = () => view.state.tr.insertText(letter, from, to);
      const handled = view.someProp('handleTextInput', (take) => take(view, from, to, letter, insert));
      if (handled !== true) view.dispatch(insert());
    }
  }
}

function press(on: Editor, key: string, held: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  return on.view.someProp('handleKeyDown', (take) => take(on.view, event)) === true;
}

function adfOf(of: Editor): JsonObject {
  const document = editorToAdf(of.getJSON() as Parameters<typeof editorToAdf>[0]) ?? {
    version: 1,
    type: 'doc',
    content: [],
  };
  expect(findAdfFaults(document)).toEqual([]);
  return document;
}

const markdown = (of: Editor): string => adfToMarkdown(adfOf(of));

describe('typing', () => {
  it.each([
    ['# One', '# One'],
    ['###### Six', '###### Six'],
    ['- a\nb', '- a\n- b'],
    ['1. a\nb', '1. a\n2. b'],
    ['3. a\nb', '3. a\n4. b'],
    ['[] a\nb', '- [ ] a\n- [ ] b'],
    ['[x] a', '- [x] a'],
    ['- [ ] a', '- [ ] a'],
    ['1. a\n2. b\n3. c', '1. a\n2. b\n3. c'],
    ['- a\n- b\n* c', '- a\n- b\n- c'],
    ['- a\n1. b', '- a\n\n1. b'],
    ['[] a\n[x] b\n[] c', '- [ ] a\n- [x] b\n- [ ] c'],
    ['- [ ] a\n- [x] b', '- [ ] a\n- [x] b'],
    ['- [x] a\nb', '- [x] a\n- [ ] b'],
    ['> [!NOTE] a', '> **Note**\n>\n> a'],
    ['> [!CAUTION]\na', '> **Error**\n>\n> a'],
    ['> [!FOO] a', '> \\[!FOO\\] a'],
    ['| a | *b* |\n|---|:-:|\nc', '| a | *b* |\n| --- | --- |\n| c |  |'],
    ['![a](https://a.example/x.png)b', '![a](https://a.example/x.png)\n\nb'],
    ['see ![](https://a.example/x.png)', 'see \n\n![](https://a.example/x.png)'],
    ['```\na\n```\nb', '```\na\n```\n\nb'],
    ['> a', '> a'],
    ['```ts\nlet a;', '```ts\nlet a;\n```'],
    ['``` let a;', '```\nlet a;\n```'],
    ['---a', '---\n\na'],
    ['a **b** c', 'a **b** c'],
    ['a __b__ *c* _d_', 'a **b** *c* *d*'],
    ['~~a~~ `b`', '~~a~~ `b`'],
    ['(**a**)', '(**a**)'],
    ['[a](https://a.example/)', '[a](https://a.example/)'],
    ['2 * 3 * 4 snake_case_name', '2 \\* 3 \\* 4 snake\\_case\\_name'],
    ['- a\n\nb', '- a\n\nb'],
    ['[] a\n\nb', '- [ ] a\n\nb'],
    ['[a](javascript:x)', '\\[a\\](javascript:x)'],
    ['see (https://a.example/x). b', 'see ([https://a.example/x](https://a.example/x)). b'],
    ['https://a.example/ `https://b.example/ `', '[https://a.example/](https://a.example/) `https://b.example/ `'],
  ])('makes of %j the document %j', (keys, wanted) => {
    const into = open();
    type(into, keys);
    expect(markdown(into)).toBe(wanted);
  });

  it('has no empty paragraphs for the empty lines that were typed, wherever', () => {
    const into = open();
    type(into, 'a\n\n\nb');
    expect(adfOf(into)['content']).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'a' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'b' }] },
    ]);
    type(into, '\n\n');
    expect(adfOf(into)['content']).toHaveLength(2);
  });

  it('leaves the empty paragraphs of Jira, and makes none beside its words', () => {
    const adf = {
      version: 1,
      type: 'doc',
      content: [
        { content: [{ text: 'ab', type: 'text' }], type: 'paragraph', attrs: { localId: 'x' } },
        { type: 'paragraph', content: [] },
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'h' }] },
      ],
    };
    const into = openAdf(adf);
    for (const place of [1, 3, 5, into.state.doc.content.size - 1]) {
      into.commands.setTextSelection(place);
      type(into, '\n');
      expect(JSON.stringify(adfOf(into))).toBe(JSON.stringify(adf));
      into.commands.undo();
    }
    into.commands.setTextSelection(2);
    type(into, '\n');
    expect(adfOf(into)['content']).toHaveLength(4);
  });

  it('makes an emoji of its name between colons', async () => {
    await searchEmoji('smile');
    const into = open();
    type(into, 'a :smile: b :nosuchname: 12:30:45');
    expect(adfOf(into)['content']).toMatchObject([
      {
        content: [
          { text: 'a ' },
          { type: 'emoji', attrs: { shortName: ':smile:', text: '😄' } },
          { text: ' b :nosuchname: 12:30:45' },
        ],
      },
    ]);
  });

  it('puts the sign of the other kind of list where it is typed, and keeps the items around', () => {
    const into = open('- a\n- b\n- c');
    into.commands.setTextSelection(8);
    type(into, '1. x');
    expect(adfOf(into)['content']).toMatchObject([
      { type: 'bulletList', content: [{}] },
      { type: 'orderedList', content: [{ content: [{ content: [{ text: 'xb' }] }] }] },
      { type: 'bulletList', content: [{}] },
    ]);
  });

  it('takes a sign back by one undo', () => {
    const into = open();
    type(into, '# ');
    expect(into.isActive('heading')).toBe(true);
    into.commands.undoInputRule();
    expect(into.isActive('heading')).toBe(false);
    expect(into.state.doc.textContent).toBe('# ');
  });
});

describe('the keys', () => {
  it('indents in lists, and only there', () => {
    const into = open();
    expect(press(into, 'Tab')).toBe(false);
    type(into, '- a\nb');
    expect(press(into, 'Tab')).toBe(true);
    expect(markdown(into)).toBe('- a\n  - b');
    expect(press(into, 'Tab', { shiftKey: true })).toBe(true);
    expect(markdown(into)).toBe('- a\n- b');
  });

  it('puts a task below the one before, and back', () => {
    const into = open();
    type(into, '[] a\nb');
    press(into, 'Tab');
    expect(markdown(into)).toBe('- [ ] a\n  - [ ] b');
    press(into, 'Tab', { shiftKey: true });
    expect(markdown(into)).toBe('- [ ] a\n- [ ] b');
  });

  it('lets Tab move on after Escape, until something is typed', () => {
    const into = open();
    type(into, '- a\nb');
    expect(press(into, 'Escape')).toBe(true);
    expect(press(into, 'Tab')).toBe(false);
    type(into, 'c');
    expect(press(into, 'Tab')).toBe(true);
  });

  it('leaves Escape to whatever is around where Tab is free', () => {
    expect(press(open('a'), 'Escape')).toBe(false);
  });

  it('takes Ctrl+Enter and does nothing with it, so that the form around sends', () => {
    const into = open('```\na\n```');
    expect(press(into, 'Enter', { ctrlKey: true })).toBe(true);
    expect(markdown(into)).toBe('```\na\n```');
  });

  it('ends a task list where a task is empty, and takes the box away at its start', () => {
    const into = open();
    type(into, '[] a\n');
    press(into, 'Enter');
    expect(into.isActive('taskItem')).toBe(false);
    const other = open('- [ ] a');
    other.commands.setTextSelection(2);
    press(other, 'Backspace');
    expect(markdown(other)).toBe('a');
  });

  it('makes text of a heading and of empty code, and leaves the sign if it was just typed', () => {
    const heading = open('# a');
    heading.commands.setTextSelection(1);
    press(heading, 'Backspace');
    expect(markdown(heading)).toBe('a');
    const code = open('```\n```');
    press(code, 'Backspace');
    expect(code.isActive('codeBlock')).toBe(false);
    const sign = open();
    type(sign, '# ');
    press(sign, 'Backspace');
    expect(sign.state.doc.textContent).toBe('# ');
  });

  it('takes an item out of its list level by level, and joins the line behind a list to it', () => {
    const into = open();
    type(into, '- a\nb');
    press(into, 'Tab');
    into.commands.setTextSelection(into.state.selection.from - 1);
    press(into, 'Backspace');
    expect(markdown(into)).toBe('- a\n- b');
    press(into, 'Backspace');
    expect(markdown(into)).toBe('- a\n\nb');
    press(into, 'Backspace');
    expect(markdown(into)).toBe('- ab');
  });

  it('leaves code at the third Enter, and indents in it', () => {
    const into = open('```\na\n```');
    press(into, 'Tab');
    type(into, 'b\n\n\nout');
    expect(markdown(into)).toBe('```\na  b\n```\n\nout');
    const lines = open('```\na\n\tb\n  c\nd\n```');
    lines.commands.setTextSelection({ from: 2, to: 9 });
    press(lines, 'Tab', { shiftKey: true });
    expect(lines.state.doc.textContent).toBe('a\nb\nc\nd');
    press(lines, 'Tab');
    expect(lines.state.doc.textContent).toBe('  a\n  b\n  c\nd');
  });

  it('leaves an expand from its empty last line, and takes an empty one away', () => {
    const expand = (...content: JsonObject[]): JsonObject => ({ type: 'expand', attrs: { title: 't' }, content });
    const into = openAdf({ version: 1, type: 'doc', content: [expand({ type: 'paragraph' })] });
    type(into, 'in\n\nout');
    expect(markdown(into)).toBe('**t**\n\nin\n\nout');
    const empty = openAdf({ version: 1, type: 'doc', content: [expand({ type: 'paragraph' })] });
    press(empty, 'Backspace');
    expect(empty.state.doc.firstChild?.type.name).toBe('paragraph');
  });

  it('leaves code in a line by the arrow, and writes above code that is the first of all', () => {
    const into = open('a `b`');
    press(into, 'ArrowRight');
    type(into, ' c');
    expect(markdown(into)).toBe('a `b` c');
    const code = open('```\na\n```');
    code.commands.setTextSelection(1);
    press(code, 'ArrowUp');
    type(code, 'above');
    expect(markdown(code)).toBe('above\n\n```\na\n```');
  });

  it('takes back a line at the most by one undo, however fast it was written', () => {
    const into = open();
    type(into, 'one\ntwo');
    into.commands.undo();
    expect(into.state.doc.textContent).toBe('one');
  });

  it('adds a row by Tab in the last cell', () => {
    const into = open('|a|\n|-|\n|b|');
    expect(press(into, 'Tab')).toBe(true);
    type(into, 'c');
    expect(markdown(into)).toBe('| a |\n| --- |\n| b |\n| c |');
    into.commands.setTextSelection(4);
    expect(press(into, 'Tab', { shiftKey: true })).toBe(false);
  });

  it('ticks the task by Alt+Enter', () => {
    const into = open('- [ ] a');
    press(into, 'Enter', { altKey: true });
    expect(markdown(into)).toBe('- [x] a');
  });

  it('leads out of a code block that is the last of all', () => {
    const into = open('```\na\n```');
    expect(press(into, 'ArrowDown')).toBe(true);
    type(into, 'b');
    expect(markdown(into)).toBe('```\na\n```\n\nb');
  });
});

describe('the commands', () => {
  it('turns the lines that are selected into tasks, and back', () => {
    const into = open('a\n\nb\n\nc');
    into.commands.selectAll();
    toggleTaskList(into.state, into.view.dispatch);
    expect(markdown(into)).toBe('- [ ] a\n- [ ] b\n- [ ] c');
    into.commands.setTextSelection(into.state.doc.content.size - 2);
    toggleTaskList(into.state, into.view.dispatch);
    expect(markdown(into)).toBe('- [ ] a\n- [ ] b\n\nc');
  });

  it('takes the one in the middle out of its list', () => {
    const into = open('- [ ] a\n- [x] b\n- [ ] c');
    into.commands.setTextSelection(6);
    toggleTaskList(into.state, into.view.dispatch);
    expect(markdown(into)).toBe('- [ ] a\n\nb\n\n- [ ] c');
  });

  it('puts a table behind the list that it was asked for in, and the cursor into its first cell', () => {
    const into = open('- a');
    insertBlock(into, TABLE);
    type(into, 'x');
    expect(adfOf(into)['content']).toMatchObject([{ type: 'bulletList' }, { type: 'table' }]);
    expect(markdown(into)).toContain('| x |');
  });

  it('makes a valid document by each thing of the menu, in each kind of place', () => {
    expect.hasAssertions();
    const context = { openPopup: () => {}, pickFiles: () => {}, canMention: true };
    for (const place of ['', 'a', '- a', '- [ ] a', '> a', '|a|\n|-|\n|b|', '# a', '> [!NOTE]\n> a', '```\na\n```']) {
      for (const item of INSERT_ITEMS) {
        const into = open(place);
        into.commands.setTextSelection(Math.max(1, into.state.doc.content.size - 4));
        item.run(into, context);
        adfOf(into);
        into.destroy();
      }
    }
  });

  it('finds by name first, then by what else it is called', () => {
    const context = { openPopup: () => {}, pickFiles: null, canMention: false };
    const labels = (query: string): readonly string[] => slashItems(query, context).map(({ label }) => label);
    expect(labels('head')).toHaveLength(6);
    expect(labels('todo')).toEqual(['Task list']);
    expect(labels('code b')[0]).toBe('Code block');
    expect(labels('')).not.toContain('Mention');
    expect(labels('')).not.toContain('Image');
  });

  it('puts one pasted paragraph into the line and blocks between the blocks', () => {
    const into = open('ab');
    into.commands.setTextSelection(2);
    insertDocument(into.view, markdownToAdf('**x**') ?? {});
    expect(markdown(into)).toBe('a**x**b');
    const other = open('ab');
    other.commands.setTextSelection(2);
    insertDocument(other.view, markdownToAdf('# h') ?? {});
    expect(adfOf(other)['content']).toMatchObject([
      { type: 'paragraph', content: [{ text: 'a' }] },
      { type: 'heading' },
      { type: 'paragraph', content: [{ text: 'b' }] },
    ]);
  });
});
