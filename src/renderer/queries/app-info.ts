import { queryOptions } from '@tanstack/react-query';
import { ask } from '../bridge';

/** Version, runtime and folder of this program: the same until it ends. */
export const appInfoQuery = queryOptions({
  queryKey: ['app', 'info'],
  queryFn: () => ask('app.info', null),
  staleTime: Infinity,
});
