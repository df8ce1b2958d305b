import { queryOptions } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../lib/api.ts';

export type HomeTask = Shapes['HomeTask'];

/** What waits for the reader, as the API counts it for their role. */
export const homeTasksQuery = queryOptions({
  queryKey: ['home', 'tasks'],
  queryFn: ({ signal }) => unwrap(api.GET('/home-tasks', { signal })),
});
