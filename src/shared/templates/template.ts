import { id, fits, TOO_LARGE } from '../ipc/bounds';
import type { JsonValue } from '../json';
import { jsonValue, z } from '../schema';

/** Characters of a template's name. */
export const MOST_NAME = 120;

/** A form that was kept to be filled in again, for one project and issue type of a site. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  /** A new form of this project and type begins with it. */
  readonly isDefault: boolean;
  /** By field id, as the controls hold them, with placeholders where a person left some. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** What the fields are called, by field id. */
  readonly names: Readonly<Record<string, string>>;
}

export const template: z.ZodType<Template> = z.object({
  id,
  name: z.string().trim().min(1).max(MOST_NAME),
  projectId: id,
  issueTypeId: id,
  isDefault: z.boolean(),
  values: z.record(id, jsonValue).refine(fits, TOO_LARGE),
  names: z.record(id, z.string().max(1_000)),
});
