import type { DOMOutputSpec } from '@tiptap/pm/model';

type Shape = readonly [string, Readonly<Record<string, string>>];

const ROUND: Shape = ['circle', { cx: '12', cy: '12', r: '9' }];
const path = (d: string): Shape => ['path', { d }];

/** A name and a sign for each kind: its colour alone would not tell it from the others. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly shapes: readonly Shape[] }>> = {
  info: { name: 'Info', shapes: [ROUND, path('M12 11v5M12 8v.01')] },
  note: { name: 'Note', shapes: [path('M6 4h12v16H6zM9.5 9h5M9.5 13h5')] },
  tip: { name: 'Tip', shapes: [path('M9 17.5a6 6 0 1 1 6 0M9.5 17.5h5M10.5 20.5h3')] },
  success: { name: 'Success', shapes: [ROUND, path('M8.5 12.2l2.4 2.4 4.6-4.8')] },
  warning: { name: 'Warning', shapes: [path('M12 4.5l8.5 15h-17zM12 10.5v4M12 17v.01')] },
  error: { name: 'Error', shapes: [ROUND, path('M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6')] },
};

const SVG = 'http://www.w3.org/2000/svg';

/** A panel with the sign of its kind; a custom one has its own emoji. */
export function panelBox(panelType: string, emoji: string): DOMOutputSpec {
  const kind = Object.hasOwn(KINDS, panelType) ? KINDS[panelType] : undefined;
  const sign: DOMOutputSpec =
    kind === undefined
      ? // Drawn by the style sheet: as text it would come back from the clipboard as words of the panel.
        ['span', { 'data-emoji': emoji }]
      : [
          `${SVG} svg`,
          { viewBox: '0 0 24 24', width: '16', height: '16' },
          ...kind.shapes.map(([name, attrs]) => [`${SVG} ${name}`, attrs]),
        ];
  return [
    'div',
    { 'data-node': 'panel', 'data-panel-type': panelType, role: 'note', 'aria-label': kind?.name ?? 'Panel' },
    ['span', { 'data-panel-sign': '', contenteditable: 'false', 'aria-hidden': 'true' }, sign],
    ['div', { 'data-panel-text': '' }, 0],
  ];
}
