import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@shared/json';
import { RichText } from '../../../../src/renderer/ui/rich-text/rich-text';
import { safeLink } from '@shared/adf/safe-link';
import { SAMPLE_DOCUMENT } from '../../../../src/renderer/features/controls/sample-document';

const doc = (...content: readonly JsonValue[]): JsonValue => ({ version: 1, type: 'doc', content });
const paragraph = (...content: readonly JsonValue[]): JsonValue => ({ type: 'paragraph', content });
const text = (value: string, ...marks: readonly JsonValue[]): JsonValue => ({ type: 'text', text: value, marks });

describe('what nobody knows', () => {
  it('is a named box with its text and its children', () => {
    render(<RichText doc={doc({ type: 'whiteboard', content: [paragraph(text('Still readable'))] })} />);
    expect(
      within(screen.getByRole('group', { name: 'Not drawn: whiteboard' })).getByText('Still readable'),
    ).toBeVisible();
  });

  it('is a named chip inside a line, and the line goes on', () => {
    render(
      <RichText doc={doc(paragraph(text('before '), { type: 'sticker', attrs: { text: 'a cat' } }, text(' after')))} />,
    );
    expect(screen.getByRole('group', { name: 'Not drawn: sticker' })).toHaveTextContent('a cat');
    expect(screen.getByText(/after/)).toBeVisible();
  });

  it('is an extension by its own key, with what it holds', () => {
    const content = [paragraph(text('inside'))];
    render(
      <RichText
        doc={doc({ type: 'bodiedExtension', attrs: { extensionKey: 'gantt', extensionType: 'x' }, content })}
      />,
    );
    expect(screen.getByRole('group', { name: 'Not drawn: gantt' })).toHaveTextContent('inside');
  });

  it('is a mark whose text stays', () => {
    render(<RichText doc={doc(paragraph(text('sparkling', { type: 'sparkle' })))} />);
    expect(screen.getByText('sparkling')).toBeVisible();
  });
});

describe('a link', () => {
  it('is handed on instead of followed', async () => {
    const opened: string[] = [];
    const link = { type: 'link', attrs: { href: 'https://example.com/a' } };
    render(<RichText doc={doc(paragraph(text('runbook', link)))} onOpenLink={(url) => opened.push(url)} />);
    await userEvent.setup().click(screen.getByRole('link', { name: 'runbook' }));
    expect(opened).toEqual(['https://example.com/a']);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' JaVaScRiPt:alert(1)', '/relative', ''])(
    'is text when it says %s',
    (href) => {
      render(
        <RichText
          doc={doc(paragraph(text('press', { type: 'link', attrs: { href } })))}
          onOpenLink={() => undefined}
        />,
      );
      expect(screen.getByText('press')).toBeVisible();
      expect(screen.queryByRole('link')).not.toBeInTheDocument();
    },
  );

  it('never has a scheme beyond the three', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((rest) => `javascript:${rest}`),
        ),
        (href) => {
          const url = safeLink(href);
          expect(url === null || /^(https?|mailto):/.test(url)).toBe(true);
        },
      ),
    );
  });
});

describe('the nodes of the contract', () => {
  it('are all drawn: only the two made-up ones are not', () => {
    render(<RichText doc={SAMPLE_DOCUMENT} onOpenLink={() => undefined} />);
    const undrawn = screen.getAllByRole('group', { name: /^Not drawn/ }).map((each) => each.getAttribute('aria-label'));
    expect(undrawn).toEqual(['Not drawn: gantt-chart', 'Not drawn: whiteboard']);
  });

  it('tell a task that is done from one that is not', () => {
    render(<RichText doc={SAMPLE_DOCUMENT} />);
    expect(screen.getByRole('img', { name: 'Done:' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'To do:' })).toBeInTheDocument();
  });

  it('keep a header cell a header', () => {
    render(<RichText doc={SAMPLE_DOCUMENT} />);
    expect(screen.getByRole('columnheader', { name: 'Build' })).toBeInTheDocument();
  });

  it('copy a code block as it is written', async () => {
    const copied: string[] = [];
    const copy = (code: string) => {
      copied.push(code);
      return Promise.resolve();
    };
    render(<RichText doc={doc({ type: 'codeBlock', content: [text('a\n  b')] })} onCopy={copy} />);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Copy code' }));
    expect(copied).toEqual(['a\n  b']);
  });

  it('show a picture that is resolved, and the name of one that is not', () => {
    const media = (id: string) => ({
      type: 'mediaSingle',
      content: [{ type: 'media', attrs: { id, alt: `${id}.png` } }],
    });
    const resolve = (attrs: { readonly id?: unknown }) =>
      attrs['id'] === 'known' ? { src: 'app-media://x/1', alt: 'A refund', href: null } : null;
    render(<RichText doc={doc(media('known'), media('gone'))} resolveMedia={resolve} />);
    expect(screen.getByRole('img', { name: 'A refund' })).toHaveAttribute('src', 'app-media://x/1');
    expect(screen.getByText('gone.png')).toBeVisible();
  });
});

const TYPES = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'table',
  'tableRow',
  'tableCell',
  'panel',
  'codeBlock',
  'media',
  'mediaSingle',
  'expand',
  'layoutSection',
  'text',
  'mention',
  'date',
  'status',
  'emoji',
  'inlineCard',
  'blockCard',
  'decisionList',
  'extension',
  'nobodyKnows',
];

/** Trees that look like documents and are wrong in every way. */
const { node } = fc.letrec<{ node: JsonValue }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue() as fc.Arbitrary<JsonValue>,
    fc.record(
      {
        type: fc.oneof(fc.constantFrom(...TYPES), fc.jsonValue() as fc.Arbitrary<JsonValue>),
        attrs: fc.oneof(
          fc.jsonValue() as fc.Arbitrary<JsonValue>,
          fc.record({
            level: fc.integer(),
            order: fc.double(),
            colspan: fc.double(),
            timestamp: fc.string(),
            url: fc.string(),
            color: fc.string(),
            panelType: fc.string(),
          }),
        ),
        content: fc.oneof(fc.array(tie('node'), { maxLength: 4 }), fc.jsonValue() as fc.Arbitrary<JsonValue>),
        marks: fc.oneof(fc.array(tie('node'), { maxLength: 2 }), fc.jsonValue() as fc.Arbitrary<JsonValue>),
        text: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    ),
  ),
}));

describe('any JSON at all', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(node, (value) => {
        const draw = (drawn: JsonValue) => render(<RichText doc={drawn} onOpenLink={() => undefined} />).unmount();
        expect(() => draw(doc(value))).not.toThrow();
        expect(() => draw(value)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every text, wherever it stands', () => {
    const wrappers = TYPES.filter(
      (type) =>
        !['text', 'media', 'mention', 'date', 'status', 'emoji', 'inlineCard', 'blockCard', 'expand'].includes(type),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...wrappers), { maxLength: 6 }), (path) => {
        const inside = path.reduceRight<JsonValue>((content, type) => ({ type, content: [content] }), text('needle'));
        const { container, unmount } = render(<RichText doc={doc(inside)} />);
        expect(container.textContent).toContain('needle');
        unmount();
      }),
    );
  });

  it('is told as text where it is deeper than a browser should nest', () => {
    let deep: JsonValue = paragraph(text('at the bottom'));
    for (let level = 0; level < 3000; level += 1) deep = { type: 'blockquote', content: [deep] };
    const { container } = render(<RichText doc={doc(deep)} />);
    expect(container.textContent).toContain('at the bottom');
  });
});
