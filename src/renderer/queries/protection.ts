import { queryOptions } from '@tanstack/react-query';
import type { Output } from '@shared/ipc/contract';
import { ask } from '../bridge';

/** How the secrets of this computer are kept. */
export const protectionQuery = queryOptions({ queryKey: ['protection'], queryFn: () => ask('protection.get', null) });

/** Whether drafts, issues and the outbox are gone when the program ends. */
export function lastsForSession({ mode }: Output<'protection.get'>): boolean {
  return mode === 'session' || mode === 'unchosen';
}
