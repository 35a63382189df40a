import { describe, expect, it } from 'vitest';
import { historyHolds, historyNames, historySays, valueFromHistory } from '@shared/fields/history-value';
import type { FieldSchema } from '@shared/jira/field';
import { DOCUMENT } from './sample-fields';
import { field } from './sample-fields';

const of = (schema: FieldSchema): ReturnType<typeof field> => field(schema);
const text = of({ type: 'string', system: 'summary' });
const date = of({ type: 'date', system: 'duedate' });
const user = of({ type: 'user', system: 'assignee' });
const priority = of({ type: 'priority', system: 'priority' });
const description = of({ type: 'string', system: 'description' });
const number = of({ type: 'number' });

const sprint = of({ type: 'array', custom: 'com.pyxis.greenhopper.jira:gh-sprint' });
const team = of({ type: 'team' });
const group = of({ type: 'group' });

describe('the changelog', () => {
  it('names all sprints of an issue, the one that was set last', () => {
    const words = { to: '36, 37', toText: 'Sprint 36, Sprint 37' };
    expect(valueFromHistory(words, sprint)).toEqual({ id: '37', name: 'Sprint 37', state: null });
    expect(historySays(words, { id: '37', name: '', state: null }, sprint)).toBe(true);
    expect(historySays(words, { id: '36', name: '', state: null }, sprint)).toBe(false);
    expect(historySays({ to: null, toText: 'Sprint 37' }, { id: '37', name: '', state: null }, sprint)).toBeNull();
  });

  it('tells a team by its id, and of a group only that the name is the same', () => {
    expect(valueFromHistory({ to: 't-1', toText: 'Checkout' }, team)).toEqual({ id: 't-1', name: 'Checkout' });
    expect(historySays({ to: 't-1', toText: 'Checkout' }, { id: 't-2', name: 'Checkout' }, team)).toBe(false);
    expect(historySays({ to: null, toText: 'testers' }, { groupId: 'x', name: 'testers' }, group)).toBe(true);
    expect(historySays({ to: null, toText: 'x' }, { groupId: 'x', name: 'testers' }, group)).toBeNull();
  });

  it('says what a field was set to, as far as its words go', () => {
    expect(valueFromHistory({ to: null, toText: 'New' }, text)).toBe('New');
    expect(valueFromHistory({ to: '2026-11-30', toText: '2026-11-30 00:00:00.0' }, date)).toBe('2026-11-30');
    expect(valueFromHistory({ to: 'acc-1', toText: 'Ann' }, user)).toEqual({ accountId: 'acc-1', displayName: 'Ann' });
    expect(valueFromHistory({ to: '3', toText: 'High' }, priority)).toEqual({ id: '3', label: 'High' });
    expect(valueFromHistory({ to: null, toText: null }, priority)).toBeNull();
    expect(valueFromHistory({ to: null, toText: 'It stays.' }, description)).toMatchObject({ type: 'doc' });
    expect(valueFromHistory({ to: null, toText: 'a b' }, of({ type: 'array', system: 'labels' }))).toEqual(['a', 'b']);
  });

  it('agrees with a value, contradicts it, or does not tell', () => {
    expect(historySays({ to: '3', toText: 'High' }, { id: '3', label: 'Urgent' }, priority)).toBe(true);
    expect(historySays({ to: '4', toText: 'High' }, { id: '3', label: 'High' }, priority)).toBe(false);
    expect(historySays({ to: null, toText: '3' }, '3.0', number)).toBe(true);
    expect(historySays({ to: '2026-11-30', toText: '30/Nov/26' }, '2026-11-30', date)).toBe(true);
    expect(historySays({ to: '', toText: '' }, null, text)).toBe(true);
    expect(historySays({ to: null, toText: 'Other' }, 'New', text)).toBe(false);
    // A document is written there in its own way: the same words are enough, other words prove nothing.
    expect(historySays({ to: null, toText: '*It* stays.' }, DOCUMENT, description)).toBe(true);
    expect(historySays({ to: null, toText: 'Something else' }, DOCUMENT, description)).toBeNull();
  });

  it('names the items of a set by id, or by what they are called', () => {
    expect(historyNames({ to: '[10001, 10002]', toText: 'A, B' }, { id: '10002' })).toBe(true);
    expect(historyNames({ to: '[10001]', toText: 'A' }, { id: '1000' })).toBe(false);
    expect(historyNames({ to: null, toText: 'a b' }, 'b')).toBe(true);
    expect(historyHolds({ to: '[10001, 10002]', toText: 'A, B' }, [{ id: '10001' }, { id: '10002' }])).toBe(true);
    expect(historyHolds({ to: '[10001, 10002]', toText: 'A, B' }, [{ id: '10001' }])).toBe(false);
    expect(historyHolds({ to: null, toText: null }, [])).toBe(true);
  });
});
