import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { followTheme } from './app/follow-theme';
import { pushToCache } from './app/push-to-cache';
import { createQueryClient } from './app/query-client';
import { ScreenBoundary } from './app/screen-boundary';
import { UiProvider } from './ui/ui-provider';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
followTheme();
const client = createQueryClient();
pushToCache(client);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <UiProvider>
        <ScreenBoundary what="window">
          <App />
        </ScreenBoundary>
      </UiProvider>
    </QueryClientProvider>
  </StrictMode>,
);
