// The first gate of every document: is the body of this version, and is it written as its schema says.
import { type Issue, issue } from '@keepwell/kernel';
import type { DocumentKind } from './document-kind.ts';
import { checkSchema } from './schema-words.ts';

/** Violations of the kind's schema, with paths into the body. Only a body without any may go to `kind.check`. */
export function checkBody(kind: Pick<DocumentKind, 'schema'>, body: unknown): Issue[] {
  return checkSchema(kind.schema, body);
}

export type Migrated =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Brings a body written at `version` to the kind's version; one from a newer program is refused. */
export function migrateBody(
  kind: Pick<DocumentKind, 'name' | 'version' | 'migrations'>,
  body: unknown,
  version: number,
): Migrated {
  if (version > kind.version) {
    return { ok: false, issues: [issue('model.version_newer', [], { version, known: kind.version })] };
  }
  let current = body;
  for (let from = version; from < kind.version; from += 1) {
    const migrate = kind.migrations[from];
    if (migrate === undefined) throw new Error(`Documents of kind ${kind.name} have no migration from version ${from}`);
    current = migrate(current);
  }
  return { ok: true, body: current };
}
