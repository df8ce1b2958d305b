import { Button as KitButton } from '@mantine/core';
import { type MouseEvent, type ReactNode, type Ref, useId } from 'react';
import { Link as RouterLink } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import styles from './button.module.css';
import type { Icon } from './icons.tsx';
import { Link } from './link.tsx';

/** Why a button cannot be pressed: what is missing, and where it is put right. */
export interface DisabledReason {
  readonly text: string;
  readonly to?: string;
  readonly onFix?: () => void;
}

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

/** What a menu tells the button that opens it: where it stands, and whether it is open. */
interface OpenerProps {
  ref?: Ref<HTMLButtonElement>;
  id?: string;
  'aria-expanded'?: boolean;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-controls'?: string;
}

export interface ButtonProps extends OpenerProps {
  children: ReactNode;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  type?: 'button' | 'submit';
  /** `secondary` unless told; one `primary` per page or dialog. */
  tone?: ButtonTone;
  icon?: Icon | undefined;
  /** `start` unless told; `end` for what leads on. */
  iconAt?: 'start' | 'end';
  /** Shows that the work goes on, and takes no second press. */
  busy?: boolean;
  /** Any reason here disables the button, which then says so; there is no way to disable it in silence. */
  disabledReasons?: readonly DisabledReason[];
  /** Said by assistive technology in place of the visible text. */
  label?: string;
  fullWidth?: boolean;
}

const looks = {
  primary: { variant: 'filled', color: 'italia' },
  secondary: { variant: 'default' },
  quiet: { variant: 'subtle', color: 'italia.7' },
  danger: { variant: 'filled', color: '#b3263e' },
} as const;

export function Button(props: ButtonProps) {
  const { children, type = 'button', tone = 'secondary', busy = false, disabledReasons = [] } = props;
  const { icon: Glyph, iconAt = 'start' } = props;
  const reasonsId = useId();
  const isBlocked = disabledReasons.length > 0;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Still focusable, so that the reasons are heard; a blocked submit must not send the form.
    if (isBlocked) event.preventDefault();
    else props.onClick?.(event);
  };
  const button = (
    <KitButton
      {...looks[tone]}
      size="sm"
      type={type}
      loading={busy}
      leftSection={iconAt === 'start' && Glyph && <Glyph />}
      rightSection={iconAt === 'end' && Glyph && <Glyph />}
      onClick={press}
      fullWidth={props.fullWidth ?? false}
      data-disabled={isBlocked || undefined}
      aria-disabled={isBlocked || undefined}
      aria-describedby={isBlocked ? reasonsId : undefined}
      aria-label={props.label}
      data-tone={tone}
      {...openerOf(props)}
    >
      {children}
    </KitButton>
  );
  if (!isBlocked) return button;
  return (
    <div className={styles.withReasons}>
      {button}
      <DisabledReasons id={reasonsId} reasons={disabledReasons} />
    </div>
  );
}

function openerOf(props: OpenerProps): OpenerProps {
  const names = ['ref', 'id', 'aria-expanded', 'aria-haspopup', 'aria-controls'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (props[name] === undefined ? [] : [[name, props[name]]])),
  );
}

function DisabledReasons({ id, reasons }: { id: string; reasons: readonly DisabledReason[] }) {
  const t = useTexts();
  return (
    <div id={id} className={styles.reasons}>
      <span>{t('ui.button.blocked')}</span>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.text}>
            <Reason {...reason} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reason({ text, to, onFix }: DisabledReason) {
  if (to) return <Link to={to}>{text}</Link>;
  if (!onFix) return text;
  return (
    <button type="button" className={styles.fix} onClick={onFix}>
      {text}
    </button>
  );
}

export interface ButtonLinkProps {
  to: string;
  children: ReactNode;
  tone?: Exclude<ButtonTone, 'danger'>;
  icon?: Icon | undefined;
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ to, children, tone = 'secondary', icon: Glyph }: ButtonLinkProps) {
  return (
    <KitButton {...looks[tone]} size="sm" component={RouterLink} to={to} leftSection={Glyph && <Glyph />}>
      {children}
    </KitButton>
  );
}

export interface IconButtonProps {
  ref?: Ref<HTMLButtonElement>;
  icon: Icon;
  /** What the button does; also shown as a hint. */
  label: string;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  size?: 'small' | 'normal';
  disabled?: boolean;
  'aria-expanded'?: boolean;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-pressed'?: boolean;
  /** Added by what the button opens, such as a menu. */
  className?: string;
}

/** A button with only an icon, for well-known actions in a tight place. */
export function IconButton({ icon: Glyph, label, size = 'normal', className, ...rest }: IconButtonProps) {
  const names = [styles.tool, size === 'small' && styles.small, className].filter(Boolean).join(' ');
  return (
    <button type="button" className={names} aria-label={label} title={label} {...rest}>
      <Glyph size={size === 'small' ? 16 : 18} />
    </button>
  );
}
