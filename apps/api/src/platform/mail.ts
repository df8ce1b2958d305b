import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** Sends one letter; throws when the server does not take it, so that the job is tried again. */
export type SendMail = (letter: Letter) => Promise<void>;

/** Sends through the mail server or, without one, writes each letter to a folder as an .eml file. */
export function mailer(options: { smtpUrl: string | undefined; from: string; folder: string }): SendMail {
  if (options.smtpUrl) {
    const transport = createTransport(options.smtpUrl, { from: options.from });
    return async (letter) => {
      await transport.sendMail(letter);
    };
  }
  const transport = createTransport({ streamTransport: true, buffer: true }, { from: options.from });
  return async (letter) => {
    const { message } = await transport.sendMail(letter);
    await fs.mkdir(options.folder, { recursive: true, mode: 0o700 });
    await fs.writeFile(path.join(options.folder, `${Date.now()}-${randomUUID()}.eml`), message as Buffer, {
      mode: 0o600,
    });
  };
}
