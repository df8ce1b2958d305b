import { type ReactNode, useEffect, useState } from 'react';
import { NavLink, Link as RouterLink, useLocation } from 'react-router';
import styles from './frame.module.css';
import { CloseIcon, type Icon, MenuIcon, SearchIcon } from './icons.tsx';
import { overlaysId } from './theme.ts';

const mainId = 'main';

export interface FrameNavGroup {
  readonly id: string;
  readonly label: string;
  readonly items: readonly { id: string; label: string; to: string; icon: Icon; exact: boolean }[];
}

interface PlainFrameProps {
  skipLabel: string;
  header: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}

/** The frame of pages for everybody: header, matter, footer. */
export function PlainFrame({ skipLabel, header, footer, children }: PlainFrameProps) {
  return (
    <div className={`${styles.frame} ${styles.plain}`}>
      <SkipLink label={skipLabel} />
      <header className={styles.header}>{header}</header>
      <Matter>{children}</Matter>
      <footer className={styles.footer}>{footer}</footer>
    </div>
  );
}

export interface AppFrameProps extends PlainFrameProps {
  navLabel: string;
  openNavLabel: string;
  groups: readonly FrameNavGroup[];
}

/** The frame of the signed-in application. On a narrow screen the places open from the header and close when one is chosen. */
export function AppFrame(props: AppFrameProps) {
  const { skipLabel, header, footer, children, navLabel, openNavLabel, groups } = props;
  const { isOpen, toggle, close } = usePlaces();
  return (
    <div className={styles.frame}>
      <SkipLink label={skipLabel} />
      <header className={styles.header}>
        <PlacesButton label={openNavLabel} isOpen={isOpen} onToggle={toggle} />
        {header}
      </header>
      <nav id={placesId} className={styles.rail} aria-label={navLabel} data-open={isOpen}>
        <div className={styles.places}>
          {groups.map((group) => (
            <PlaceGroup key={group.id} group={group} />
          ))}
        </div>
      </nav>
      {isOpen && <div className={styles.veil} aria-hidden onClick={close} />}
      <Matter>{children}</Matter>
      <footer className={styles.footer}>{footer}</footer>
    </div>
  );
}

// The places over the page of a narrow screen: arriving somewhere, or Escape, closes them.
function usePlaces() {
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what is waited for
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!isOpen) return;
    const press = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOpen]);
  return { isOpen, toggle: () => setOpen((open) => !open), close: () => setOpen(false) };
}

const placesId = 'places';

function PlacesButton({ label, isOpen, onToggle }: { label: string; isOpen: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      className={styles.burger}
      aria-label={label}
      aria-expanded={isOpen}
      aria-controls={placesId}
      onClick={onToggle}
    >
      {isOpen ? <CloseIcon /> : <MenuIcon />}
    </button>
  );
}

function Matter({ children }: { children: ReactNode }) {
  return (
    <main id={mainId} tabIndex={-1} className={styles.main}>
      {children}
      <div id={overlaysId} />
    </main>
  );
}

function PlaceGroup({ group: { id, label, items } }: { group: FrameNavGroup }) {
  const labelId = `places-${id}`;
  return (
    <div className={styles.group}>
      <p id={labelId} className={styles.groupName}>
        {label}
      </p>
      <ul aria-labelledby={labelId}>
        {items.map(({ id: itemId, label: text, to, icon: Glyph, exact }) => (
          <li key={itemId}>
            <NavLink to={to} end={exact} className={styles.place ?? ''}>
              <Glyph />
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SkipLink({ label }: { label: string }) {
  return (
    <a href={`#${mainId}`} className={styles.skip}>
      {label}
    </a>
  );
}

/** The product's name and what stands at the header's right. */
export function FrameHeader({ product, home, tools }: { product: string; home: string; tools?: ReactNode }) {
  return (
    <>
      <RouterLink to={home} className={styles.brand}>
        <BrandMark />
        {product}
      </RouterLink>
      <div className={styles.tools}>{tools}</div>
    </>
  );
}

// An anchor: a landing place.
function BrandMark() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <circle cx="16" cy="6" r="3" />
      <path d="M16 9v18M10 14h12M5 18c0 6 5 9 11 9s11-3 11-9" />
    </svg>
  );
}

/** Opens the command palette; shows its keys. */
export function SearchTrigger({ label, onOpen }: { label: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      className={styles.search}
      onClick={onOpen}
      aria-label={label}
      aria-keyshortcuts="Control+K"
    >
      <SearchIcon size={16} />
      <span>{label}</span>
      <kbd className={styles.keys}>Ctrl K</kbd>
    </button>
  );
}
