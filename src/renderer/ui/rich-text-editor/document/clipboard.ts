import { DOMSerializer, type DOMOutputSpec, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { CLIPBOARD_ATTRS, CLIPBOARD_TYPE } from './clipboard-attributes';

/** What is cut and pasted inside the program keeps all of its ADF, sealed nodes too; to other programs it is plain HTML. */
export function adfClipboard(schema: Schema): Plugin {
  return new Plugin({ props: { clipboardSerializer: clipboardSerializer(schema) } });
}

export function clipboardSerializer(schema: Schema): DOMSerializer {
  const { nodes, marks } = DOMSerializer.fromSchema(schema);
  return new DOMSerializer(
    Object.fromEntries(
      Object.entries(nodes).map(([name, render]) => [
        name,
        name === 'text' ? render : (node: Node) => carrying(render(node), name, node.attrs),
      ]),
    ),
    Object.fromEntries(
      Object.entries(marks).map(([name, render]) => [
        name,
        (mark: Mark, inline: boolean) => carrying(render(mark, inline), name, mark.attrs),
      ]),
    ),
  );
}

/** The same element with the node's attributes on it. */
function carrying(spec: DOMOutputSpec, name: string, attrs: Readonly<Record<string, unknown>>): DOMOutputSpec {
  if (!isElement(spec)) return spec;
  const [tag, first, ...rest] = spec;
  const more = { [CLIPBOARD_TYPE]: name, [CLIPBOARD_ATTRS]: JSON.stringify(attrs) };
  const hasAttributes = typeof first === 'object' && first !== null && !Array.isArray(first);
  if (hasAttributes) return [tag, { ...first, ...more }, ...rest];
  return first === undefined ? [tag, more] : [tag, more, first, ...rest];
}

function isElement(spec: DOMOutputSpec): spec is readonly [string, ...unknown[]] {
  return Array.isArray(spec) && typeof spec[0] === 'string';
}
