import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { networkQuery } from '../queries/network';

/** How often Atlassian was reached again after it could not be: what failed to load meanwhile is worth another try. */
export function useTimesBack(): number {
  const online = useQuery(networkQuery).data?.online ?? true;
  const [seen, setSeen] = useState({ online, times: 0 });
  if (seen.online !== online) setSeen({ online, times: seen.times + (online ? 1 : 0) });
  return seen.times;
}
