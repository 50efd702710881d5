// What every part of the editor needs: the scope, the reader's language, and the way to change the rule.
import type { Issue, Language } from '@keepwell/kernel';
import type { Entity } from '@keepwell/model';
import type { Scope } from '@keepwell/rule';
import { createContext, useContext } from 'react';
import type { RuleJson, RulePath } from './rule-edits.ts';

export interface EditorContext {
  readonly entity: Entity;
  readonly scope: Scope;
  readonly language: Language;
  readonly issues: readonly Issue[];
  readonly disabled: boolean;
  edit(step: (rule: RuleJson) => RuleJson): void;
  /** Puts the keyboard into the row at a path once it is drawn. */
  focus(path: RulePath): void;
}

const Context = createContext<EditorContext | null>(null);
export const EditorProvider = Context.Provider;

export function useEditor(): EditorContext {
  const context = useContext(Context);
  if (context === null) throw new Error('A part of the rule editor stands outside of it');
  return context;
}
