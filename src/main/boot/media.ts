import { assertNever } from '@shared/assert-never';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { dialog, type BrowserWindow } from 'electron';
import type { TokenVault } from '../accounts/token-vault';
import type { MediaRequest } from '../app/media-protocol';
import { readAttachment } from '../gateway/attachment';
import type { FetchAnswer } from '../gateway/fetch-port';
import type { HttpFetch } from '../gateway/http-fetch';
import { passOn, readBytes } from '../gateway/read-body';
import { readAddress } from '../gateway/read-address';
import type { Gateway } from '../gateway/request';
import { createPersonPictures } from './person-pictures';
import { safeFileName } from './safe-file-name';
import { apiOriginOf } from './wire-accounts';
import { writeDownload } from './write-download';

export interface Media {
  /** The bytes behind `app-media:`; `null` where they are more than `most`. */
  read(request: MediaRequest, most: number, signal: AbortSignal): Promise<Outcome<Uint8Array | null>>;
  /** Lets the person choose a place and writes an attachment there part by part; `false` when they chose none. */
  save(site: SiteRef, attachmentId: string, filename: string): Promise<Outcome<boolean>>;
}

/** Attachments that are kept on this computer; `null` for one that is not. */
export interface KeptMedia {
  read(site: SiteRef, attachmentId: string, part: 'content' | 'thumbnail'): Promise<Uint8Array | null>;
  keep(site: SiteRef, attachmentId: string, part: 'content' | 'thumbnail', bytes: Uint8Array): void;
}

const PICTURE_MS = 30_000;

/** However slowly it comes, as long as something comes: a connection that is silent for a minute is given up by `HttpFetch`. */
const LONGEST_DOWNLOAD_MS = 6 * 3_600_000;

/** Attachments with the account's rights, pictures of sites without any. */
export function createMedia(ports: {
  readonly gateway: Gateway;
  readonly fetch: HttpFetch;
  readonly vault: TokenVault;
  readonly window: () => BrowserWindow | null;
  /** What the mirror holds of attachments: they open without a network. */
  readonly mirror: KeptMedia;
  /** The address of somebody's picture, as Jira gave it with them; `null` for a person whom nobody has seen. */
  readonly pictureOf: (site: SiteRef, personId: string) => Promise<string | null>;
  /** The bytes of a file that a create form holds; `null` for one that is not there, or has more than `most`. */
  readonly formFile: (site: SiteRef, fileId: string, most: number) => Promise<Outcome<Uint8Array | null>>;
}): Media {
  const { gateway, fetch, vault, window, mirror, pictureOf, formFile } = ports;
  const pictures = createPersonPictures(() => Date.now());

  async function open(
    request: Exclude<MediaRequest, { kind: 'form-file' }>,
    signal: AbortSignal,
  ): Promise<Outcome<FetchAnswer>> {
    const { accountId, cloudId } = request;
    const from = {
      gateway,
      fetch,
      apiOriginOf: (id: string) => apiOriginOf(vault, id),
      site: { accountId, cloudId },
    };
    switch (request.kind) {
      case 'attachment':
        return readAttachment(from, request.attachmentId, request.part, signal);
      case 'site-avatar':
        return readAddress(from, siteAvatar(vault, request), 'the picture of the site', signal);
      case 'person': {
        const address = await pictureOf(from.site, request.personId);
        return readAddress(from, address, 'the picture of a person', signal);
      }
      default:
        return assertNever(request);
    }
  }

  /** Without a network, a picture that is kept is its own preview. */
  async function wholeForSmall(request: MediaRequest, most: number): Promise<Outcome<Uint8Array> | null> {
    if (request.kind !== 'attachment' || request.part !== 'thumbnail') return null;
    const whole = await mirror.read(request, request.attachmentId, 'content');
    return whole === null || whole.byteLength > most ? null : succeed(whole);
  }

  return {
    async read(request, most, signal) {
      if (request.kind === 'form-file') return formFile(request, request.fileId, most);
      if (request.kind === 'person') {
        const { accountId, cloudId, personId } = request;
        // Not with the signal of whoever asks first: the next one waits for the same picture.
        const unhurried = AbortSignal.timeout(PICTURE_MS);
        return pictures(JSON.stringify([accountId, cloudId, personId]), async () => {
          const answer = await open(request, unhurried);
          return answer.ok ? readBytes(answer.value, most, unhurried) : answer;
        });
      }
      const kept =
        request.kind === 'attachment' ? await mirror.read(request, request.attachmentId, request.part) : null;
      if (kept !== null) return succeed(kept.byteLength > most ? null : kept);
      const answer = await open(request, signal);
      if (!answer.ok) return (await wholeForSmall(request, most)) ?? answer;
      const read = await readBytes(answer.value, most, signal);
      if (request.kind === 'attachment' && read.ok && read.value !== null) {
        mirror.keep(request, request.attachmentId, request.part, read.value);
      }
      return read;
    },
    async save(site, attachmentId, filename) {
      const parent = window();
      const options = { defaultPath: safeFileName(filename) };
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      if (chosen.canceled) return succeed(false);
      const signal = AbortSignal.timeout(LONGEST_DOWNLOAD_MS);
      const answer = await open({ kind: 'attachment', ...site, attachmentId, part: 'content' }, signal);
      if (!answer.ok) return answer;
      const written = await writeDownload(chosen.filePath, (take) =>
        passOn(answer.value, signal, async (part) => {
          await take(part);
          return 'more';
        }),
      );
      return written.ok ? succeed(true) : fail(written.failure);
    },
  };
}

/** The address that accessible-resources gave for a site's picture. */
function siteAvatar(vault: TokenVault, { accountId, cloudId }: SiteRef): string | null {
  const account = vault.find(accountId);
  return account.ok ? (account.value.sites.find((site) => site.cloudId === cloudId)?.avatarUrl ?? null) : null;
}
