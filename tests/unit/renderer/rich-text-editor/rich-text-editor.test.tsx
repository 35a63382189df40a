import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '@shared/json';
import { Field } from '../../../../src/renderer/ui/field/field';
import { RichTextEditor } from '../../../../src/renderer/ui/rich-text-editor/rich-text-editor';

const doc = (...content: JsonObject[]): JsonObject => ({ version: 1, type: 'doc', content });
const line = (text: string): JsonObject => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function show(value: JsonValue | null, more: { readonly disabled?: boolean } = {}) {
  const told: (JsonObject | null)[] = [];
  const element = (now: JsonValue | null) => (
    <Field label="Description" problem={null}>
      <RichTextEditor label="Description" value={now} onChange={(next) => told.push(next)} {...more} />
    </Field>
  );
  const { rerender } = render(element(value));
  return { told, setValue: (now: JsonValue | null) => rerender(element(now)) };
}

const loaded = () => screen.findByRole('toolbar', { name: 'Formatting' });
const text = () => screen.getByRole('textbox', { name: 'Description' });

describe('RichTextEditor', () => {
  it('takes what is typed before it has been loaded, and goes on from there', async () => {
    const { told } = show(doc(line('Before.')));
    const waiting = text();
    expect(waiting.tagName).toBe('TEXTAREA');
    expect(screen.getByText('Before.')).toBeInTheDocument();
    act(() => waiting.focus());
    fireEvent.change(waiting, { target: { value: ' Typed early' } });
    await loaded();
    await waitFor(() => expect(text()).toHaveTextContent('Before. Typed early'));
    expect(told.at(-1)).toEqual(doc(line('Before. Typed early')));
  });

  it('says nothing as long as nothing is changed', async () => {
    const { told } = show(doc(line('a'), { type: 'rule' }));
    await loaded();
    expect(told).toEqual([]);
  });

  it('is a text box of several lines with the name of its field', async () => {
    show(null);
    await loaded();
    expect(text()).toHaveAttribute('aria-multiline', 'true');
    expect(text()).toHaveAttribute('contenteditable', 'true');
  });

  it('reads the plain text of an older draft', async () => {
    show('one\n\ntwo');
    await loaded();
    expect(within(text()).getByText('two')).toBeInTheDocument();
  });

  it('takes over a value that comes from elsewhere', async () => {
    const { setValue, told } = show(doc(line('mine')));
    await loaded();
    setValue(doc(line('theirs')));
    await waitFor(() => expect(text()).toHaveTextContent('theirs'));
    expect(told).toEqual([]);
  });

  it('cannot be typed into while it is disabled', async () => {
    show(doc(line('a')), { disabled: true });
    await loaded();
    expect(text()).toHaveAttribute('contenteditable', 'false');
  });

  it('names the parts that it keeps as they are', async () => {
    show(doc({ type: 'extension', attrs: { extensionKey: 'toc', extensionType: 'com.example' } }, line('a')));
    await loaded();
    expect(screen.getByText('Not edited here, kept as it is: extension.')).toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Kept as it is: extension' })).toBeInTheDocument();
  });

  it('shows a document that it cannot hold, says where its fault is, and offers no way to change it', async () => {
    show({ type: 'doc', version: 1, content: 'none' });
    expect(await screen.findByText('This text cannot be edited here, so it stays as it is.')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('marks a value that is refused', async () => {
    render(
      <Field label="Description" problem="Too long.">
        <RichTextEditor label="Description" value={null} onChange={() => {}} />
      </Field>,
    );
    await loaded();
    expect(text()).toHaveAttribute('aria-invalid', 'true');
    expect(text()).toHaveAccessibleDescription(/Too long\./);
  });
});
