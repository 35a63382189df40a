import { queryOptions } from '@tanstack/react-query';
import { ask } from '../bridge';

/** How the secrets of this computer are kept. */
export const protectionQuery = queryOptions({ queryKey: ['protection'], queryFn: () => ask('protection.get', null) });
