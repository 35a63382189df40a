import { numberAttr, textAttr, type AdfNode } from './adf-node';

export interface BlockFormat {
  readonly 'data-align': 'center' | 'end' | undefined;
  readonly 'data-indent': number | undefined;
  readonly 'data-size': 'small' | undefined;
}

/** How the marks of a paragraph or heading place it. */
export function blockFormat(node: AdfNode): BlockFormat {
  const mark = (type: string) => node.marks.find((each) => each.type === type);
  const align = mark('alignment');
  const indentation = mark('indentation');
  const size = mark('fontSize');
  const to = align && textAttr(align, 'align');
  const level = indentation && numberAttr(indentation, 'level');
  return {
    'data-align': to === 'center' || to === 'end' ? to : undefined,
    'data-indent': level ? Math.max(1, Math.min(6, Math.round(level))) : undefined,
    'data-size': size && textAttr(size, 'fontSize') === 'small' ? 'small' : undefined,
  };
}
