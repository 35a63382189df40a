import { useState } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Field } from '../../../../src/renderer/ui/field/field';
import { JsonEditor } from '../../../../src/renderer/ui/json-editor/json-editor';

function Plan({ first = '' }: { readonly first?: string }) {
  const [value, setValue] = useState(first);
  return (
    <Field label="Rollout plan">
      <JsonEditor value={value} onChange={setValue} schema={{ type: 'any', custom: 'com.example:plan' }} />
    </Field>
  );
}

const editor = () => screen.getByRole('textbox', { name: 'Rollout plan' });

describe('the JSON editor', () => {
  it('is named by its field and says when the text is JSON', async () => {
    const user = userEvent.setup();
    render(<Plan />);
    await user.type(editor(), '{{"stages": [[5, 25]}');
    expect(screen.getByRole('status')).toHaveTextContent('Valid JSON');
  });

  it('names the line where the text stops being JSON, and keeps the text', () => {
    render(<Plan first={'{\n  "stages": [5, 25,,\n}'} />);
    expect(screen.getByRole('status')).toHaveTextContent('Line 2: a value is missing');
    expect(editor()).toHaveValue('{\n  "stages": [5, 25,,\n}');
  });

  it('indents after an opening bracket', async () => {
    const user = userEvent.setup();
    render(<Plan first="{" />);
    await user.type(editor(), '{Enter}');
    expect(editor()).toHaveValue('{\n  ');
  });

  it('has the caret where it belongs before the next key can come', () => {
    render(<Plan first={'{}'} />);
    const area = editor();
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('The editor is no text area.');
    area.setSelectionRange(1, 1);
    fireEvent.keyDown(area, { key: 'Enter' });
    expect(area).toHaveValue('{\n  \n}');
    expect([area.selectionStart, area.selectionEnd]).toEqual([4, 4]);
  });

  it('shows beside it what Jira says of the field', () => {
    render(<Plan />);
    expect(screen.getByRole('group', { name: 'Schema from Jira' })).toHaveTextContent('"custom": "com.example:plan"');
  });
});
