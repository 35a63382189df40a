import { z } from '../schema';
import { template } from '../templates/template';
import { id } from './bounds';
import { call, nothing } from './call';
import { siteRef } from './schemas';

/** Templates of create forms, kept for one account and site. */
export const templateCalls = {
  'templates.list': call(siteRef, z.array(template)),
  /** Adds one, or says what one of the same id is from now on. */
  'templates.save': call(z.object({ site: siteRef, template }), nothing),
  'templates.remove': call(z.object({ site: siteRef, id }), nothing),
  /** Opens main's file dialog and writes those templates; `false` when the person closes it. */
  'templates.export': call(z.object({ site: siteRef, ids: z.array(id).max(500) }), z.boolean()),
  /**
   * Opens main's file dialog and adds the templates of a file; `null` when the person closes it. One whose project or type is not here
   * becomes one of `present`. `notes`: what differs from the file, in sentences.
   */
  'templates.import': call(
    z.object({ site: siteRef, present: z.object({ projectId: id, issueTypeId: id }).nullable() }),
    z.object({ added: z.number(), notes: z.array(z.string()) }).nullable(),
  ),
};
