import { describe, expect, it } from 'vitest';
import { readSecretValues, type SecretForm } from '@shared/ipc/secret-form';

const form: SecretForm = {
  title: 'Service account',
  explanation: '',
  inputs: [
    { name: 'clientId', label: 'Client ID', type: 'text' },
    { name: 'clientSecret', label: 'Client secret', type: 'secret' },
  ],
  submitLabel: 'Add',
};

describe('what the secret window hands over', () => {
  it('is each input of the form, without the white space of a paste, and nothing else', () => {
    expect(readSecretValues(form, { clientId: ' id\n', clientSecret: 'secret', more: 'x' })).toEqual({
      values: { clientId: 'id', clientSecret: 'secret' },
    });
  });

  it('is refused with a sentence for each input that is empty, too long or no text', () => {
    expect(readSecretValues(form, { clientId: '  ', clientSecret: 'x'.repeat(8193) })).toEqual({
      problems: { clientId: 'Client ID is missing.', clientSecret: 'Client secret is longer than 8192 characters.' },
    });
    for (const typed of [null, 'text', 7, [], { clientId: 7, clientSecret: {} }]) {
      expect(readSecretValues(form, typed)).toHaveProperty('problems.clientId');
    }
  });
});
