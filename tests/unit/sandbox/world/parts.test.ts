import { inflateSync } from 'node:zlib';
import { assert, constantFrom, integer, nat, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathBetween, statusWalk } from '../../../../src/sandbox/world/issues/status-walk';
import { encodePng } from '../../../../src/sandbox/world/png';
import { randomFrom } from '../../../../src/sandbox/world/random';
import { STATUS } from '../../../../src/sandbox/world/statuses';
import { fill } from '../../../../src/sandbox/world/texts/fill';
import {
  operationsWorkflow,
  paymentsWorkflow,
  simpleWorkflow,
  storefrontWorkflow,
} from '../../../../src/sandbox/world/workflows';
import { issueOf, larkfield } from './a-world';

describe('random', () => {
  it('stays within its bounds and repeats for its seed', () => {
    assert(
      property(integer(), integer({ min: -50, max: 50 }), nat(100), (seed, low, span) => {
        const [one, other] = [randomFrom(seed), randomFrom(seed)];
        for (let draw = 0; draw < 20; draw += 1) {
          const drawn = one.int(low, low + span);
          expect(drawn).toBeGreaterThanOrEqual(low);
          expect(drawn).toBeLessThanOrEqual(low + span);
          expect(other.int(low, low + span)).toBe(drawn);
        }
      }),
    );
  });

  it('picks as many different items as wanted, in their order', () => {
    assert(
      property(integer(), uniqueArray(integer()), nat(20), (seed, items, count) => {
        const some = randomFrom(seed).some(items, count);
        expect(some).toHaveLength(Math.min(count, items.length));
        expect(some).toEqual(items.filter((item) => some.includes(item)));
      }),
    );
  });

  it('makes uuids of version 4', () => {
    assert(
      property(integer(), (seed) => {
        expect(randomFrom(seed).uuid()).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it('never picks a weight of nothing', () => {
    const random = randomFrom(9);
    const drawn = new Set(Array.from({ length: 300 }, () => random.weighted({ never: 0, often: 5, seldom: 1 })));
    expect(drawn).toEqual(new Set(['often', 'seldom']));
  });
});

describe('fill', () => {
  it('puts words into slots, words within words too, and begins with a capital', () => {
    const words = { thing: ['the {colour} door'], colour: ['red'] };
    expect(fill('{thing} is open', words, randomFrom(1))).toBe('The red door is open');
    expect(fill('{thing} is open', words, randomFrom(1), { thing: 'it' })).toBe('It is open');
  });

  it('says which slot has no words', () => {
    expect(() => fill('{nothing}', {}, randomFrom(1))).toThrow('No words for {nothing}');
  });
});

describe('status walks', () => {
  it('go by the shortest way of the workflow', () => {
    expect(pathBetween(storefrontWorkflow(), STATUS.toDo, STATUS.done)).toEqual([
      STATUS.inProgress,
      STATUS.inReview,
      STATUS.done,
    ]);
    expect(pathBetween(paymentsWorkflow(), STATUS.backlog, STATUS.cancelled)).toEqual([STATUS.cancelled]);
    expect(pathBetween(simpleWorkflow('w'), STATUS.toDo, STATUS.inReview)).toEqual([
      STATUS.inProgress,
      STATUS.inReview,
    ]);
    expect(pathBetween(simpleWorkflow('w'), STATUS.done, STATUS.done)).toEqual([]);
  });

  it('always end where they should, whatever the detour', () => {
    const targets = [STATUS.resolved, STATUS.closed, STATUS.pending, STATUS.waitingForCustomer, STATUS.cancelled];
    assert(
      property(integer(), constantFrom(...targets), (seed, target) => {
        expect(statusWalk(operationsWorkflow(), target, randomFrom(seed)).at(-1)).toBe(target);
      }),
    );
  });
});

describe('pictures', () => {
  it('are PNGs with the pixels that were asked for', () => {
    const bytes = Buffer.from(encodePng({ width: 3, height: 2, colourAt: (x, y) => [x, y, 255] }));
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([3, 2]);
    const length = bytes.readUInt32BE(33);
    const rows = inflateSync(bytes.subarray(41, 41 + length));
    expect([...rows]).toEqual(
      [
        [0, 0, 0, 255, 1, 0, 255, 2, 0, 255],
        [0, 0, 1, 255, 1, 1, 255, 2, 1, 255],
      ].flat(),
    );
  });

  it('are attached, beside one that only pretends to be one', () => {
    const pretender = issueOf(larkfield(), 'SHOP-2').attachments.find(
      (attachment) => attachment.filename === 'banner.png',
    );
    expect(pretender?.mimeType).toBe('image/png');
    expect(Buffer.from(pretender?.bytes ?? []).toString('utf8')).toMatch(/^<!doctype html>/);
    const types = new Set(
      larkfield().issues.flatMap((issue) => issue.attachments.map((attachment) => attachment.mimeType)),
    );
    expect(types).toEqual(new Set(['image/png', 'text/plain', 'text/csv', 'application/json']));
  });
});
