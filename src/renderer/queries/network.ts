import { queryOptions } from '@tanstack/react-query';
import { ask } from '../bridge';

/** Whether Atlassian was reached by the last request, and since when it is so. */
export const networkQuery = queryOptions({ queryKey: ['network'], queryFn: () => ask('app.network', null) });
