import type { Static } from 'typebox';
import { Count, Day, enumOf, Flag, Id, List, Nullable, named, ref, Text } from '../../platform/schema.ts';

/** What may wait for somebody; each role has some of them. */
export const taskCodes = [
  'plansToSign',
  'dowriesToRequest',
  'permitsEnding',
  'workDeclarationsMissing',
  'dowriesRequested',
  'dowriesGranted',
  'dowriesNotCovered',
  'dowriesOffered',
  'districtsWithoutOpenings',
  'fundsToAllocate',
  'invitationsPending',
  'keysEnding',
] as const;

const TaskSubjectShape = named(
  'HomeTaskSubject',
  { id: Id, code: Text(40) },
  { description: 'A case file that waits, where no list shows those that do.' },
);

export const HomeTaskShape = named(
  'HomeTask',
  {
    code: enumOf(taskCodes),
    count: Count,
    isAtLeast: Flag,
    oldestOn: Nullable(Day),
    caseFiles: List(ref(TaskSubjectShape), 3),
  },
  {
    description:
      'Work that waits for the reader: how much, since when, and the case files that have waited longest. `isAtLeast`: there are more than were counted.',
  },
);
export type HomeTask = Static<typeof HomeTaskShape>;

export const HomeTasksShape = named(
  'HomeTasks',
  {
    on: Day,
    items: List(ref(HomeTaskShape), taskCodes.length),
    permitsEndBefore: Day,
  },
  {
    description:
      'What waits for the reader today, by role. `permitsEndBefore` is the day up to which `permitsEnding` looks.',
    examples: [
      {
        on: '2026-11-22',
        permitsEndBefore: '2027-01-22',
        items: [
          {
            code: 'plansToSign',
            count: 2,
            isAtLeast: false,
            oldestOn: '2026-11-10',
            caseFiles: [{ id: '0192f4a0-11c2-7d10-8a55-0c3f2b6e9d02', code: 'FA-2026-000417' }],
          },
          { code: 'dowriesRequested', count: 0, isAtLeast: false, oldestOn: null, caseFiles: [] },
        ],
      },
    ],
  },
);
export type HomeTasks = Static<typeof HomeTasksShape>;
