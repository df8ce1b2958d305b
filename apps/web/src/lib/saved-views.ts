export interface SavedView {
  readonly name: string;
  /** The filters and the order, as they stand in an address. */
  readonly search: string;
}

function storageKeyOf(list: string): string {
  return `approdo.views.${list}`;
}

/** The views kept on this device for a list. */
export function readViews(list: string): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKeyOf(list)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isView) : [];
  } catch {
    return [];
  }
}

/** Keeps the views of a list on this device. */
export function writeViews(list: string, views: readonly SavedView[]): void {
  window.localStorage.setItem(storageKeyOf(list), JSON.stringify(views));
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('search' in value)) return false;
  return typeof value.name === 'string' && typeof value.search === 'string';
}
