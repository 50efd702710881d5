// The organisation's settings, kept beside the accounts because they are needed before the store opens (time zone).
import { AppError, type Language } from '@keepwell/kernel';
import { type AccountsDatabase, claimSetting, readSetting, writeSetting } from './database.ts';

export interface Organisation {
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: string;
}

export interface OrganisationSetting {
  /** Null before the first run is over. */
  current(): Organisation | null;
  /** Writes the first one; false when another request was faster. */
  claim(organisation: Organisation): Promise<boolean>;
  replace(organisation: Organisation): Promise<void>;
  /** Reads it again, after another process changed it. */
  reload(): Promise<void>;
}

/** @throws server.time_zone_unknown */
export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new AppError('server.time_zone_unknown', { found: timeZone });
  }
}

export async function openOrganisation(database: AccountsDatabase): Promise<OrganisationSetting> {
  const read = async (): Promise<Organisation | null> => {
    const text = await readSetting(database.kysely, 'organisation');
    return text === null ? null : (JSON.parse(text) as Organisation);
  };
  let current = await read();
  return {
    current: () => current,
    async claim(organisation) {
      const text = JSON.stringify(organisation);
      const standing = await claimSetting(database.kysely, 'organisation', text);
      current = JSON.parse(standing) as Organisation;
      return standing === text;
    },
    async replace(organisation) {
      await writeSetting(database.kysely, 'organisation', JSON.stringify(organisation));
      current = organisation;
    },
    async reload() {
      current = await read();
    },
  };
}
