import { writeFile } from 'node:fs/promises';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { dialog, type BrowserWindow } from 'electron';
import type { TokenVault } from '../accounts/token-vault';
import type { MediaRequest } from '../app/media-protocol';
import { readAttachment, readPublic } from '../gateway/attachment';
import type { HttpFetch } from '../gateway/http-fetch';
import type { Gateway } from '../gateway/request';

export type ReadMedia = (request: MediaRequest, signal: AbortSignal) => Promise<Outcome<Uint8Array>>;

const SAVE_LIMIT_MS = 300_000;

/** The bytes behind `app-media:`: attachments with the account's rights, pictures of sites without any. */
export function createReadMedia(ports: {
  readonly gateway: Gateway;
  readonly fetch: HttpFetch;
  readonly vault: TokenVault;
}): ReadMedia {
  const { gateway, fetch, vault } = ports;
  return async (request, signal) => {
    const answer =
      request.kind === 'attachment'
        ? await readAttachment(gateway, fetch, request, request.attachmentId, request.part, signal)
        : await readPublic(fetch, siteAvatar(vault, request), 'the picture of the site', signal);
    return answer.ok ? succeed(new Uint8Array(await answer.value.arrayBuffer())) : answer;
  };
}

/** Lets the person choose a place and writes an attachment there; `false` when they chose none. */
export function createSaveAttachment(readMedia: ReadMedia, window: () => BrowserWindow | null) {
  return async (site: SiteRef, attachmentId: string, filename: string): Promise<Outcome<boolean>> => {
    const parent = window();
    const options = { defaultPath: filename };
    const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
    if (chosen.canceled) return succeed(false);
    const request = { kind: 'attachment', ...site, attachmentId, part: 'content' } as const;
    const bytes = await readMedia(request, AbortSignal.timeout(SAVE_LIMIT_MS));
    if (!bytes.ok) return bytes;
    try {
      await writeFile(chosen.filePath, bytes.value);
      return succeed(true);
    } catch (error) {
      return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** The address that accessible-resources gave for a site's picture. */
function siteAvatar(vault: TokenVault, { accountId, cloudId }: SiteRef): string | null {
  const account = vault.find(accountId);
  return account.ok ? (account.value.sites.find((site) => site.cloudId === cloudId)?.avatarUrl ?? null) : null;
}
