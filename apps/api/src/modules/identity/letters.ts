import { eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { SendMail } from '../../platform/mail.ts';
import { issueToken, type TokenPurpose } from './commands/passwords.ts';
import { invitationDays, passwordResetHours } from './rules.ts';
import { users } from './tables.ts';

export interface LetterOptions {
  sendMail: SendMail;
  publicUrl: string;
  /** A context of the system, for work that no request asks for. */
  gateContext(): Context;
}

const texts = {
  invitation: {
    it: (name: string, link: string) => ({
      subject: 'Invito ad Approdo',
      text: `Gentile ${name},\n\nsei stato invitato a usare Approdo. Per scegliere la password apri questo collegamento entro ${invitationDays} giorni:\n\n${link}\n`,
    }),
    en: (name: string, link: string) => ({
      subject: 'Invitation to Approdo',
      text: `Dear ${name},\n\nyou are invited to use Approdo. To choose your password open this link within ${invitationDays} days:\n\n${link}\n`,
    }),
  },
  passwordReset: {
    it: (name: string, link: string) => ({
      subject: 'Nuova password per Approdo',
      text: `Gentile ${name},\n\nper scegliere una nuova password apri questo collegamento entro ${passwordResetHours} ore:\n\n${link}\n\nSe non l’hai chiesto tu, ignora questo messaggio.\n`,
    }),
    en: (name: string, link: string) => ({
      subject: 'New password for Approdo',
      text: `Dear ${name},\n\nto choose a new password open this link within ${passwordResetHours} hours:\n\n${link}\n\nIf you did not ask for it, ignore this message.\n`,
    }),
  },
} as const;

const pages: Record<TokenPurpose, string> = { invitation: '/invitation', passwordReset: '/reset-password' };

/** Writes a user the letter with a link that sets the password. The secret is after the #, which no server and no log sees. */
export function linkLetters({ sendMail, publicUrl, gateContext }: LetterOptions) {
  return async (payload: unknown): Promise<void> => {
    const { userId, purpose } = payload as { userId: string; purpose: TokenPurpose };
    const ctx = gateContext();
    const letter = await ctx.transaction(async (tx) => {
      const [user] = await tx.select().from(users).where(eq(users.id, userId));
      if (!user || user.suspendedAt) return undefined;
      // accepted while the letter was waiting to be written
      if (purpose === 'invitation' && user.activatedAt) return undefined;
      const token = await issueToken(tx, ctx, { userId, purpose });
      return {
        to: user.email,
        ...texts[purpose][user.language](user.name, `${publicUrl}${pages[purpose]}#${token}`),
      };
    });
    if (letter) await sendMail(letter);
  };
}
