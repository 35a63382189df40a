import { z } from '../schema';

/** One call from the renderer to main: what goes in and what comes out, both parsed on every call. */
export interface Call<I, O> {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
}

export function call<I, O>(input: z.ZodType<I>, output: z.ZodType<O>): Call<I, O> {
  return { input, output };
}

/** For calls that take or give nothing. */
export const nothing = z.null();
