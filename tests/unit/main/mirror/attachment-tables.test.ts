import { beforeEach, describe, expect, it } from 'vitest';
import { AttachmentTables, attachmentsIn } from '../../../../src/main/mirror/attachment-tables';
import { openMirrorObjects, type MirrorObjects } from '../../../../src/main/mirror/mirror-objects';
import { SiteNumbers } from '../../../../src/main/mirror/site-numbers';
import { temporaryConnection } from '../storage/temporary-database';
import { asText, wireIssueOf } from './a-mirror';

let mirror: MirrorObjects;
let attachments: AttachmentTables;

beforeEach(() => {
  const connection = temporaryConnection();
  mirror = openMirrorObjects(connection);
  attachments = new AttachmentTables(connection, new SiteNumbers(connection), 100);
});

function list(...files: { id: string; size: number; mimeType: string }[]): void {
  mirror.issues.write('me', 'cloud-1', [asText(wireIssueOf(1, { attachment: files }))], 1);
}

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

describe('attachments in the mirror', () => {
  it('are wanted with a preview where they are pictures, small ones first, large ones not ahead', () => {
    list(
      { id: '1', size: 900_000, mimeType: 'image/png' },
      { id: '2', size: 10, mimeType: 'text/plain' },
      { id: '3', size: 90_000_000, mimeType: 'video/mp4' },
    );
    expect(attachments.wanted('me', 'cloud-1', 9).map(({ id, part }) => `${id} ${part}`)).toEqual([
      '2 content',
      '1 thumbnail',
      '1 content',
    ]);
  });

  it('come back byte for byte, to their own account alone', () => {
    list({ id: '2', size: 10, mimeType: 'text/plain' });
    attachments.keep('me', 'cloud-1', '2', 'content', bytes(10), 1);
    expect(attachments.read('me', 'cloud-1', '2', 'content', 2)).toEqual(bytes(10));
    expect(attachments.read('other', 'cloud-1', '2', 'content', 2)).toBeNull();
    expect(attachments.wanted('me', 'cloud-1', 9)).toEqual([]);
  });

  it('make room by what was used longest ago when the budget is spent', () => {
    list(
      { id: '1', size: 40, mimeType: 'text/plain' },
      { id: '2', size: 40, mimeType: 'text/plain' },
      { id: '3', size: 40, mimeType: 'text/plain' },
    );
    attachments.keep('me', 'cloud-1', '1', 'content', bytes(40), 1);
    attachments.keep('me', 'cloud-1', '2', 'content', bytes(40), 2);
    attachments.read('me', 'cloud-1', '1', 'content', 3);
    attachments.keep('me', 'cloud-1', '3', 'content', bytes(40), 4);
    expect(attachments.read('me', 'cloud-1', '2', 'content', 5)).toBeNull();
    expect(attachments.read('me', 'cloud-1', '1', 'content', 5)).toEqual(bytes(40));
    expect(attachments.used()).toBe(80);
  });

  it('go when the issue no longer has them', () => {
    list({ id: '1', size: 4, mimeType: 'text/plain' }, { id: '2', size: 4, mimeType: 'text/plain' });
    attachments.keep('me', 'cloud-1', '1', 'content', bytes(4), 1);
    list({ id: '2', size: 4, mimeType: 'text/plain' });
    expect(attachments.read('me', 'cloud-1', '1', 'content', 2)).toBeNull();
  });

  it('leave out what is no attachment', () => {
    expect(attachmentsIn([{ id: 5, size: 1 }, { id: {} }, null, 'x'])).toEqual([
      { id: '5', size: 1, thumbnail: false },
    ]);
  });
});
