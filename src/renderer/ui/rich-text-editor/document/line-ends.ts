import { DOMParser, type Node, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { CLIPBOARD_TYPE } from './clipboard-attributes';

/**
 * A text of Jira's may hold a raw line end. When a letter is typed beside it the browser's page is read back, and ProseMirror would
 * make a break of it there: what nobody touched would change.
 */
export function keepLineEnds(schema: Schema): Plugin {
  const { rules } = DOMParser.fromSchema(schema);
  return new Plugin({
    props: {
      domParser: new VerbatimParser(schema, rules, () => true),
      // Markup of other programs has line ends that mean nothing.
      clipboardParser: new VerbatimParser(schema, rules, isOurs),
    },
  });
}

class VerbatimParser extends DOMParser {
  readonly #isVerbatim: (dom: globalThis.Node) => boolean;

  constructor(schema: Schema, rules: DOMParser['rules'], isVerbatim: (dom: globalThis.Node) => boolean) {
    super(schema, rules);
    this.#isVerbatim = isVerbatim;
  }

  override parse(dom: globalThis.Node, options?: ParseOptions): Node {
    return super.parse(dom, this.#with(dom, options));
  }

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    return super.parseSlice(dom, this.#with(dom, options));
  }

  #with(dom: globalThis.Node, options: ParseOptions = {}): ParseOptions {
    return this.#isVerbatim(dom) ? { ...options, preserveWhitespace: 'full' } : options;
  }
}

function isOurs(dom: globalThis.Node): boolean {
  return dom instanceof Element && dom.querySelector(`[${CLIPBOARD_TYPE}]`) !== null;
}
