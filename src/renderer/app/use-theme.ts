import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Output } from '@shared/ipc/contract';
import { ask } from '../bridge';

/** The theme is main's: it tells Chromium, which draws the page, the scroll bars and the system's dialogs in it. */
export const themeQuery = queryOptions({
  queryKey: ['app', 'theme'],
  queryFn: () => ask('app.theme', { theme: null }),
  staleTime: Infinity,
});

export function useSetTheme(): (theme: Output<'app.theme'>) => void {
  const client = useQueryClient();
  return useCallback(
    (theme) => {
      void ask('app.theme', { theme }).then((now) => client.setQueryData(themeQuery.queryKey, now));
    },
    [client],
  );
}
