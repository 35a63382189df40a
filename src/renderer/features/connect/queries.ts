import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../bridge';

export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => ask('accounts.list', null) });

export const appCredentialsQuery = queryOptions({
  queryKey: ['accounts', 'app'],
  queryFn: () => ask('connect.app', null),
});
