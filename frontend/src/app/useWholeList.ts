import { useRouterState } from '@tanstack/react-router';

/** Whether the page is the list of all models: it says itself how many there are, and opens without what only the sidebar would ask for. */
export const useWholeList = (): boolean =>
  useRouterState({ select: ({ location }) => location.pathname === '/workspace/models' && location.searchStr === '' });
