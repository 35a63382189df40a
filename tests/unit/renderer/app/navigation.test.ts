import { beforeEach, describe, expect, it } from 'vitest';
import { useNavigation, type Place } from '../../../../src/renderer/app/navigation';

const issue = (issueKey: string): Place => ({ screen: 'issue', issueKey });
const now = () => useNavigation.getState();

beforeEach(() => useNavigation.setState(useNavigation.getInitialState(), true));

describe('the way through the screens', () => {
  it('begins with the search, with nothing behind and nothing ahead', () => {
    now().back();
    now().forward();
    expect(now()).toMatchObject({ place: { screen: 'search' }, past: [], future: [] });
  });

  it('goes back and forward over the same places', () => {
    now().go(issue('SHOP-1'));
    now().go(issue('SHOP-2'));
    now().back();
    expect(now().place).toEqual(issue('SHOP-1'));
    now().back();
    expect(now().place).toEqual({ screen: 'search' });
    now().forward();
    now().forward();
    expect(now().place).toEqual(issue('SHOP-2'));
    expect(now().future).toEqual([]);
  });

  it('forgets what was ahead when it goes elsewhere', () => {
    now().go(issue('SHOP-1'));
    now().back();
    now().go({ screen: 'outbox' });
    now().forward();
    expect(now().place).toEqual({ screen: 'outbox' });
    now().back();
    expect(now().place).toEqual({ screen: 'search' });
  });

  it('counts a wish to go where one is as a visit, and keeps what is behind and ahead', () => {
    now().go(issue('SHOP-1'));
    now().go({ screen: 'create' });
    now().back();
    const before = now();
    now().go(issue('SHOP-1'));
    expect(now().visit).toBe(before.visit + 1);
    expect(now().past).toEqual(before.past);
    expect(now().future).toEqual([{ screen: 'create' }]);
  });

  it('remembers the last hundred places', () => {
    for (let number = 1; number <= 150; number += 1) now().go(issue(`SHOP-${number}`));
    expect(now().past).toHaveLength(100);
    expect(now().past[0]).toEqual(issue('SHOP-50'));
    for (let back = 0; back < 200; back += 1) now().back();
    expect(now().place).toEqual(issue('SHOP-50'));
  });
});
