import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, openBucket, readyAt, refused, setBack, taken } from '../../../../src/main/gateway/burst-bucket';
import { endpointPattern, issueOfPath } from '../../../../src/main/gateway/endpoint-pattern';
import { neededPermission } from '../../../../src/main/gateway/needed-permission';
import { pointsOf } from '../../../../src/main/gateway/points';
import { readRateHeaders } from '../../../../src/main/gateway/rate-headers';
import { redactPath } from '../../../../src/main/gateway/redact-path';
import { usualRate } from '../../../../src/main/gateway/usual-rates';

const NOW = Date.UTC(2026, 8, 1, 12);

describe('the endpoint that a path is of', () => {
  it.each([
    ['/rest/api/3/issue/SHOP-1', 'issue/{}', 'SHOP-1'],
    ['/rest/api/3/issue/10500/comment/77', 'issue/{}/comment/{}', '10500'],
    ['/rest/api/3/issue/shop-1/properties/workbench.change', 'issue/{}/properties/{}', 'shop-1'],
    ['/rest/api/3/issue', 'issue', null],
    ['/rest/api/3/issue/bulkfetch', 'issue/bulkfetch', null],
    ['/rest/api/3/issue/createmeta/SHOP/issuetypes/10010?startAt=0', 'issue/createmeta/{}/issuetypes/{}', null],
    ['/rest/api/3/search/approximate-count', 'search/approximate-count', null],
    ['/rest/api/3/jql/autocompletedata/suggestions', 'jql/autocompletedata/suggestions', null],
    ['/rest/api/3/attachment/content/10', 'attachment/content/{}', null],
    ['/rest/agile/1.0/board/7/sprint', 'agile/board/{}/sprint', null],
  ])('%s: %s', (path, pattern, issue) => {
    expect(endpointPattern(path)).toBe(pattern);
    expect(issueOfPath(path)).toBe(issue);
  });

  it('has the rate of the contract', () => {
    expect(usualRate('GET', 'issue/{}')).toBe(150);
    expect(usualRate('POST', 'issue')).toBe(100);
    expect(usualRate('PUT', 'issue/{}')).toBe(50);
  });

  it.each([
    ['POST', 'issue', 'Create issues'],
    ['PUT', 'issue/{}', 'Edit issues'],
    ['POST', 'issue/{}/transitions', 'Transition issues'],
    ['GET', 'issue/{}', 'Browse projects'],
    ['GET', 'user/search', 'Browse users and groups'],
    ['GET', 'serverInfo', null],
  ])('%s %s needs the permission %s', (method, pattern, permission) => {
    expect(neededPermission(method, pattern)).toBe(permission);
  });
});

describe('what headers say of limits', () => {
  const given = (headers: Record<string, string>) => readRateHeaders(new Headers(headers), NOW);
  const inAnHour = new Date(NOW + 1_800_000).toISOString();

  it('is a bucket where the numbers are small and the reset is near', () => {
    const soon = new Date(NOW + 900).toISOString();
    expect(given({ 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '40', 'X-RateLimit-Reset': soon })).toEqual({
      quota: null,
      burst: { limit: 100, remaining: 40 },
    });
  });

  it('is the hour where the numbers are large, or the reset is far', () => {
    const quota = { remaining: 12, resetsAt: NOW + 1_800_000, near: false };
    const headers = { 'X-RateLimit-Remaining': '12', 'X-RateLimit-Reset': inAnHour };
    expect(given({ ...headers, 'X-RateLimit-Limit': '65000' }).quota).toEqual({ ...quota, limit: 65_000 });
    expect(given({ ...headers, 'X-RateLimit-Limit': '500', 'X-RateLimit-NearLimit': 'true' }).quota).toEqual({
      ...quota,
      limit: 500,
      near: true,
    });
  });

  it('is what the reason says, whatever the numbers look like', () => {
    const headers = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': inAnHour };
    expect(given({ ...headers, 'RateLimit-Reason': 'jira-burst-based' }).burst?.limit).toBe(100);
    expect(given({ ...headers, 'RateLimit-Reason': 'jira-quota-tenant-based' }).quota?.limit).toBe(100);
    expect(given({ ...headers, 'RateLimit-Reason': 'jira-per-issue-on-write' })).toEqual({ quota: null, burst: null });
  });

  it.each(['Beta-RateLimit', 'RateLimit'])('is read from the lists of %s', (name) => {
    expect(
      given({
        [`${name}-Policy`]: '"global-app-quota";q=65000;w=3600, "jira-burst-based";q=200;w=2',
        [name]: '"global-app-quota";r=9000;t=600',
      }),
    ).toEqual({
      quota: { limit: 65_000, remaining: 9_000, resetsAt: NOW + 600_000, near: true },
      burst: { limit: 100, remaining: null },
    });
  });

  it('counts by the distance from the date of the answer: the clocks may differ by a day', () => {
    const theirs = NOW - 86_400_000;
    const headers = {
      'X-RateLimit-Limit': '65000',
      Date: new Date(theirs).toUTCString(),
      'X-RateLimit-Reset': new Date(theirs + 60_000).toISOString(),
    };
    expect(given(headers).quota?.resetsAt).toBe(NOW + 60_000);
  });

  it('is nothing, or numbers, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (limit, policy, reset) => {
        const headers: Record<string, string> = {
          'x-ratelimit-limit': limit,
          'ratelimit-policy': policy,
          'x-ratelimit-reset': reset,
        };
        const { quota, burst } = readRateHeaders({ get: (name) => headers[name] ?? null }, NOW);
        expect(quota?.limit ?? 0).toBeGreaterThanOrEqual(0);
        expect(burst?.limit ?? 1).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a burst bucket', () => {
  it('never gives more than its rate and what it had room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(500), { maxLength: 200 }), (usual, gaps) => {
        let bucket = openBucket(usual, NOW);
        let now = NOW;
        let given = 0;
        for (const gap of gaps) {
          now += gap;
          if (readyAt(bucket, now) > now) continue;
          bucket = taken(bucket, now);
          given++;
        }
        expect(given).toBeLessThanOrEqual(Math.ceil(usual / 2 + ((now - NOW) / 1000) * usual) + 1);
      }),
    );
  });

  it('gives nothing before the moment that was named, and then one after the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 250, max: 60_000 }), (stated, ahead) => {
        const refusal = { sentAt: NOW, now: NOW + 10, until: NOW + 10 + ahead, stated };
        let bucket = refused(openBucket(100, NOW), refusal);
        expect(readyAt(bucket, NOW + 10)).toBe(refusal.until);
        bucket = taken(bucket, refusal.until);
        expect(readyAt(bucket, refusal.until) - refusal.until).toBeGreaterThan(0);
      }),
    );
  });

  it('comes down once for a volley, and further where it is refused again', () => {
    const at = (sentAt: number, now: number) => ({ sentAt, now, until: now + 1_000, stated: 10 });
    const first = refused(openBucket(100, NOW), at(NOW, NOW + 50));
    const second = refused(first, at(NOW + 1, NOW + 60));
    expect([first.rate, second.rate]).toEqual([9.9, 9.9]);
    expect(second.heldUntil).toBe(NOW + 1_060);
    expect(refused(second, at(NOW + 2_000, NOW + 2_050)).rate).toBeCloseTo(8.91);
  });

  it('goes up again step by step, never over what is stated', () => {
    let bucket = refused(openBucket(100, NOW), { sentAt: NOW, now: NOW, until: NOW + 1_000, stated: null });
    const slow = bucket.rate;
    let now = NOW + 1_000;
    for (let step = 0; step < 500; step++) {
      now += 2_000;
      bucket = accepted(taken(bucket, now), now, step < 50 ? null : { limit: 3, remaining: null });
      expect(bucket.rate).toBeLessThanOrEqual(step < 50 ? 90 : 2.97);
    }
    expect(bucket.rate).toBeGreaterThan(slow);
  });

  it('has forgotten a single refusal that named no limit within three minutes, though little was asked at that moment', () => {
    let bucket = accepted(taken(openBucket(150, NOW), NOW), NOW + 20, null);
    bucket = refused(bucket, { sentAt: NOW + 30, now: NOW + 50, until: NOW + 1_000, stated: null });
    expect(bucket.rate).toBe(1);
    for (let now = NOW + 2_000; now <= NOW + 180_000; now += 2_000) bucket = accepted(taken(bucket, now), now, null);
    expect(bucket.rate).toBe(135);
  });

  it('finds a limit again at once when large steps have led over it', () => {
    let bucket = refused(openBucket(150, NOW), { sentAt: NOW, now: NOW, until: NOW + 1_000, stated: null });
    let now = NOW + 1_000;
    for (; now <= NOW + 120_000; now += 2_000) bucket = accepted(taken(bucket, now), now, null);
    expect(bucket.rate).toBeGreaterThan(30);
    bucket = accepted(accepted(bucket, now, null), now + 100, null);
    expect(refused(bucket, { sentAt: now, now: now + 200, until: now + 1_200, stated: null }).rate).toBe(2);
  });

  it('holds as long as it would have when the clock is set back', () => {
    const held = refused(openBucket(100, NOW), { sentAt: NOW, now: NOW, until: NOW + 1_000, stated: 2 });
    expect(readyAt(setBack(held, 86_400_000), NOW - 86_400_000)).toBe(NOW - 86_400_000 + 1_000);
  });
});

describe('the points of an answer', () => {
  it.each<[string, 'read' | 'write', string, unknown, number]>([
    ['a write', 'write', 'issue', { id: '1', key: 'A-1' }, 1],
    ['one issue with lists inside', 'read', 'issue/{}', { id: '1', fields: { labels: ['a', 'b'] } }, 2],
    [
      'a page of a hundred',
      'read',
      'search/jql',
      { issues: Array.from({ length: 100 }, () => ({})), isLast: true },
      101,
    ],
    ['seven people', 'read', 'user/assignable/search', Array.from({ length: 7 }, () => ({})), 15],
    ['nothing', 'read', 'issue/{}', null, 1],
    ['a bare list', 'read', 'field', [{}, {}], 3],
  ])('%s', (_what, intent, pattern, body, points) => {
    expect(pointsOf(intent, pattern, body)).toBe(points);
  });
});

describe('a path in the request log', () => {
  it.each([
    ['/x?jql=project%20%3D%20SHOP&startAt=0', '/x?jql=project%20%3D%20SHOP&startAt=0'],
    ['/x?query=oda@voss.example', '/x?query=oda@voss.example'],
    ['/x?nextPageToken=abc', '/x?nextPageToken=…'],
    ['/x?X-Amz-Signature=abc&b=1', '/x?X-Amz-Signature=…&b=1'],
    ['/x?q=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '/x?q=…'],
    ['/x?q=ATATT3xFfGF0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789', '/x?q=…'],
    ['/x?a=%E0%A4%A', '/x?a=%E0%A4%A'],
    ['/x', '/x'],
  ])('%s is shown as %s', (path, shown) => expect(redactPath(path)).toBe(shown));
});
