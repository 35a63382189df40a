import { describe, expect, it } from 'vitest';
import { nearestValues } from '@shared/bulk/nearest-values';
import type { Choice } from '@shared/fields/values';

const choices = (...labels: readonly string[]): readonly Choice[] =>
  labels.map((label, index) => ({ id: String(index + 1), label }));
const PRIORITIES = choices('Highest', 'High', 'Medium', 'Low', 'Lowest');
const TYPES = choices('Initiative', 'Epic', 'Story', 'Task', 'Bug', 'Sub-task');

const first = (text: string, of: readonly Choice[], ranked: boolean): string | null =>
  nearestValues(text, of, ranked)[0]?.choice.label ?? null;

describe('what a text may stand for', () => {
  it.each([
    ['P1', 'Highest'],
    ['P2', 'High'],
    ['P3', 'Medium'],
    ['Prio 4', 'Low'],
    ['0', 'Highest'],
    ['1 - High', 'High'],
    ['Hihg', 'High'],
    ['Hoch', 'High'],
    ['kritisch', 'Highest'],
    ['Mittel', 'Medium'],
    ['Niedrig', 'Low'],
    ['Normal', 'Medium'],
    ['Asap', null],
    ['P9', null],
    ['xyz', null],
  ])('the priority %s: %s', (text, label) => {
    expect(first(text, PRIORITIES, true)).toBe(label);
  });

  it.each([
    ['Fehler', 'Bug'],
    ['Defect', 'Bug'],
    ['Bgu', 'Bug'],
    ['Storry', 'Story'],
    ['Aufgabe', 'Task'],
    ['Unteraufgabe', 'Sub-task'],
    ['subtask', 'Sub-task'],
    ['Zebra', null],
    ['1', null],
  ])('the issue type %s: %s', (text, label) => {
    expect(first(text, TYPES, false)).toBe(label);
  });

  it('is itself in a Jira of another language', () => {
    expect(first('High', choices('Hoch', 'Mittel', 'Niedrig'), true)).toBe('Hoch');
  });

  it('names no value twice', () => {
    const labels = nearestValues('High', PRIORITIES, true).map(({ choice }) => choice.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
