import { Editor } from '@tiptap/core';
import { DOMParser, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { childrenOf, nodeType } from '@shared/adf/types';
import type { JsonObject } from '@shared/json';
import { adfToEditor } from '../../../../src/renderer/ui/rich-text-editor/document/adf-to-editor';
import { clipboardSerializer } from '../../../../src/renderer/ui/rich-text-editor/document/clipboard';
import type { EditorNode } from '../../../../src/renderer/ui/rich-text-editor/document/editor-node';
import { editorSchema } from '../../../../src/renderer/ui/rich-text-editor/document/editor-schema';
import { editorToAdf } from '../../../../src/renderer/ui/rich-text-editor/document/editor-to-adf';
import { editorExtensions } from '../../../../src/renderer/ui/rich-text-editor/document/extensions';
import { adfDocument, tried } from './adf-arbitrary';
import { opened, through } from './documents';

const limit = process.env['SOAK'] === undefined ? 120_000 : 3_600_000;

let editor: Editor | null = null;

function mount(adf: JsonObject | null): Editor {
  const read = adfToEditor(adf);
  if (read.state !== 'open') throw new Error('Refused');
  const element = document.createElement('div');
  document.body.append(element);
  let count = 0;
  editor = new Editor({
    element,
    injectCSS: false,
    extensions: editorExtensions({ newLocalId: () => `new-${String((count += 1))}` }),
    content: read.doc,
  });
  return editor;
}

function written(mounted: Editor): string {
  return JSON.stringify(editorToAdf(mounted.getJSON() as EditorNode));
}

function blockTypes(mounted: Editor): string[] {
  const adf = editorToAdf(mounted.getJSON() as EditorNode);
  return adf === null ? [] : childrenOf(adf).map(nodeType);
}

afterEach(() => {
  editor?.destroy();
  editor = null;
  document.body.replaceChildren();
});

const paragraph = (text: string): JsonObject => ({ type: 'paragraph', content: [{ text, type: 'text' }] });
const doc = (...content: readonly JsonObject[]): JsonObject => ({ type: 'doc', content, version: 1 });

describe('a mounted editor', () => {
  it(
    'gives a document back byte for byte without an edit, whatever Atlassian’s schema allows',
    () => {
      fc.assert(
        fc.property(adfDocument, (adf) => {
          const mounted = mount(adf);
          expect(written(mounted)).toBe(JSON.stringify(adf));
          expect(document.querySelector('script, [style], [onclick], [href^="javascript" i]')).toBeNull();
          mounted.destroy();
          document.body.replaceChildren();
        }),
        { ...tried(60, 1000) },
      );
    },
    limit,
  );

  it('opens no address but https and mailto, and keeps every other as it is', () => {
    const linked = (href: string): JsonObject => ({
      type: 'paragraph',
      content: [{ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }],
    });
    const addresses = ['javascript:alert(1)', ' jAvascript:x', 'data:text/html,x', 'http://a.example/'];
    const adf = doc(...[...addresses, 'https://a.example/', 'mailto:a@b.example'].map(linked));
    const mounted = mount(adf);
    expect([...mounted.view.dom.querySelectorAll('a')].map((one) => one.getAttribute('href'))).toEqual([
      'https://a.example/',
      'mailto:a@b.example',
    ]);
    mounted.view.dispatch(mounted.state.tr.insertText('!', mounted.state.doc.content.size - 2));
    expect(written(mounted)).toBe(
      JSON.stringify(adf).replace(
        '{"type":"text","text":"mailto:a@b.example"',
        '{"type":"text","text":"mailto:a@b.exampl!e"',
      ),
    );
  });

  it('keeps a raw line end in a text beside which the page itself was changed', async () => {
    const adf = doc(paragraph('one\ntwo'), paragraph('end'));
    const mounted = mount(adf);
    mounted.commands.setTextSelection(2);
    const text = mounted.view.dom.querySelector('p')?.firstChild;
    if (!(text instanceof Text)) throw new Error('No text');
    // As the browser does when somebody types.
    text.data = 'onxe\ntwo';
    await vi.waitFor(() => expect(written(mounted)).toBe(JSON.stringify(adf).replace('one', 'onxe')));
  });

  it('keeps a raw line end that is cut and pasted', () => {
    const adf = doc(paragraph('one\ntwo'));
    const mounted = mount(adf);
    mounted.commands.setTextSelection({ from: 1, to: 8 });
    const { dom } = mounted.view.serializeForClipboard(mounted.state.selection.content());
    mounted.view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent);
    expect(written(mounted)).toBe(JSON.stringify(adf));
  });

  it('undoes and redoes through its commands', () => {
    const adf = doc(paragraph('one'), { type: 'rule', attrs: { localId: 'r' } });
    const mounted = mount(adf);
    mounted.view.dispatch(mounted.state.tr.insertText('!', 4));
    const after = written(mounted);
    expect(after).toBe(JSON.stringify(adf).replace('one', 'one!'));
    mounted.commands.undo();
    expect(written(mounted)).toBe(JSON.stringify(adf));
    mounted.commands.redo();
    expect(written(mounted)).toBe(after);
  });

  it('keeps the words of a paragraph that becomes a heading and a paragraph again', () => {
    const odd: JsonObject = {
      content: [
        { text: 'a', type: 'text' },
        { type: 'text', text: 'b', marks: [] },
      ],
      type: 'paragraph',
      attrs: { localId: 'p' },
    };
    const mounted = mount(doc(odd));
    mounted.commands.setTextSelection(2);
    mounted.commands.setNode('heading', { level: 3 });
    expect(written(mounted)).toBe(
      JSON.stringify(doc({ type: 'heading', attrs: { level: 3, localId: 'p' }, content: odd['content'] })),
    );
    mounted.commands.setNode('paragraph');
    expect(written(mounted)).toBe(JSON.stringify(doc(odd)));
  });

  it('starts a task of its own, with a name of its own, when a task is split', () => {
    const mounted = mount(
      doc({
        type: 'taskList',
        attrs: { localId: 'l' },
        content: [
          { type: 'taskItem', attrs: { localId: 't', state: 'DONE' }, content: [{ type: 'text', text: 'ab' }] },
        ],
      }),
    );
    mounted.view.dispatch(mounted.state.tr.setSelection(TextSelection.create(mounted.state.doc, 3)));
    mounted.commands.splitBlock();
    expect(JSON.parse(written(mounted))).toMatchObject({
      content: [
        {
          content: [
            { attrs: { localId: 't' }, content: [{ text: 'a' }] },
            { attrs: { localId: 'new-1' }, content: [{ text: 'b' }] },
          ],
        },
      ],
    });
  });
});

describe('another document', () => {
  it('takes the place of the open one with its root, its doubles and its emptiness', () => {
    const mounted = mount(null);
    const twice = doc({ ...paragraph('a'), attrs: { localId: 'x' } }, { ...paragraph('b'), attrs: { localId: 'x' } });
    for (const adf of [
      twice,
      { content: [], version: 1, type: 'doc' },
      doc({ type: 'rule' }, { type: 'hologram' }),
      twice,
    ]) {
      const read = adfToEditor(adf);
      if (read.state !== 'open') throw new Error('Refused');
      mounted.commands.openDocument(read.doc);
      expect(written(mounted)).toBe(JSON.stringify(adf));
    }
    mounted.view.dispatch(mounted.state.tr.insertText('!', 2));
    mounted.commands.undo();
    mounted.commands.undo();
    expect(written(mounted)).toBe(JSON.stringify(twice));
  });
});

describe('the clipboard', () => {
  it(
    'carries a whole document as HTML and back, byte for byte',
    () => {
      const schema = editorSchema();
      const serializer = clipboardSerializer(schema);
      const parser = DOMParser.fromSchema(schema);
      fc.assert(
        fc.property(adfDocument, (adf) => {
          const original = opened(adf);
          const holder = document.createElement('div');
          holder.append(serializer.serializeFragment(original.content, { document }));
          const again = new window.DOMParser().parseFromString(holder.innerHTML, 'text/html').body;
          const parsed = parser.parse(again, { preserveWhitespace: 'full' });
          const pasted = original.replace(0, original.content.size, new Slice(parsed.content, 0, 0));
          expect(JSON.stringify(through(pasted))).toBe(JSON.stringify(adf));
        }),
        { ...tried(80, 2000) },
      );
    },
    limit,
  );

  it('carries a sealed block, and reads what another page claims to be ours with suspicion', () => {
    const mounted = mount(doc(paragraph('x')));
    const html = (attrs: string): string => `<p data-adf-type="heading" data-adf-attrs='${attrs}'>Title</p>`;
    mounted.commands.setContent(html('{"level":99}'));
    expect(blockTypes(mounted)).toEqual(['paragraph']);
    mounted.commands.setContent(html('{"level":2}'));
    expect(blockTypes(mounted)).toEqual(['heading']);
    mounted.commands.setContent(html('not json'));
    expect(blockTypes(mounted)).toEqual(['paragraph']);
  });
});
