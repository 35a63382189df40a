import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Paced } from '../../../../../src/renderer/features/bulk-create/engine/paced';

it('has no more on the way than it may, and keeps the order, whenever they are sent and taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 60 }), (most, acts) => {
      const posted: number[] = [];
      const paced = new Paced<number>(most, (message) => posted.push(message));
      let [sent, taken] = [0, 0];
      for (const isSent of acts) {
        if (isSent) {
          paced.send(sent);
          sent += 1;
        } else if (taken < posted.length) {
          taken += 1;
          paced.taken();
        }
        // As many as may be, and no fewer.
        expect(posted.length).toBe(Math.min(sent, taken + most));
      }
      expect(posted).toEqual(posted.map((_, at) => at));
    }),
  );
});
