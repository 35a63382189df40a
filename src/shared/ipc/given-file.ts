import { z } from '../schema';

/** A file that was handed to the page, with its bytes: no call takes a path. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Of one file that crosses in one message: a screenshot is far below it. */
export const MOST_GIVEN_BYTES = 25 * 1024 * 1024;

export const givenFile: z.ZodType<GivenFile> = z.object({
  name: z.string().min(1).max(255),
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= MOST_GIVEN_BYTES, 'at most 25 MB'),
});
