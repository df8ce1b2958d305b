import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { askConfirmation } from './confirm.tsx';

// The router keeps one blocker, and a page may have several forms: they all report here.
const guards = new Set<{ isDirty: boolean }>();

function hasUnsavedChanges(): boolean {
  return [...guards].some((guard) => guard.isDirty);
}

export interface UnsavedChanges {
  /** Stops warning: what was typed is on its way. Call before the page is left by a save. */
  release: () => void;
  /** Warns again: what was sent was refused. */
  rearm: () => void;
}

/** Asks before edits are lost: by a link, by Back, or by closing the window. */
export function useUnsavedChanges(isDirty: boolean): UnsavedChanges {
  const [guard] = useState(() => ({ isDirty }));
  useEffect(() => {
    guard.isDirty = isDirty;
    guards.add(guard);
    return () => {
      guards.delete(guard);
    };
  }, [guard, isDirty]);
  return {
    release: () => {
      guard.isDirty = false;
    },
    rearm: () => {
      guard.isDirty = isDirty;
    },
  };
}

/** Where leaving a page is asked about; once, in the application's frame. */
export function UnsavedChangesHost() {
  const t = useTexts();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && hasUnsavedChanges(),
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (hasUnsavedChanges()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const question = {
      title: t('ui.unsaved.title'),
      message: t('ui.unsaved.message'),
      confirm: t('ui.unsaved.leave'),
      cancel: t('ui.unsaved.stay'),
      isDangerous: true,
    };
    let isCurrent = true;
    askConfirmation(question).then((leave) => {
      if (isCurrent) (leave ? blocker.proceed : blocker.reset)();
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker, t]);
  return null;
}
