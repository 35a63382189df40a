import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CATALOGUE } from '@shared/fields/catalogue';
import { fieldTypesText } from '../../../../scripts/make-field-types.mjs';
import { CONTRACT_ROWS } from './contract-rows';

const FILE = resolve(import.meta.dirname, '../../../../docs/field-types.md');

it('docs/field-types.md says what the catalogue says; npm run docs writes it anew', async () => {
  expect(readFileSync(FILE, 'utf8')).toBe(await fieldTypesText(CATALOGUE, CONTRACT_ROWS));
});
