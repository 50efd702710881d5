// DocumentFrame: the builder frame around a document: draft state, its commands in bar, menu, keys and Ctrl+K, and panel sizes.
import {
  BuilderFrame,
  Button,
  CommandPalette,
  IconButton,
  Menu,
  ProblemsBadge,
  type BuilderFrameProps,
  type BuilderSizes,
  type IconType,
} from '@keepwell/ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useText } from '../language/use-text.ts';
import { type BuilderCommand, toMenuItem, toPaletteCommand } from './builder-command.ts';
import { DraftWords } from './draft-words.tsx';
import { useCommandKeys } from './use-command-keys.ts';
import { type DocumentActs, useDocumentCommands } from './use-document-commands.ts';

export interface DocumentFrameProps
  extends DocumentActs,
    Pick<BuilderFrameProps, 'back' | 'name' | 'subtitle' | 'tabs' | 'left' | 'right' | 'drawer' | 'drawerHead'> {
  readonly className: string;
  readonly errors: number;
  readonly warnings: number;
  /** What the kind adds to the commands of every builder; the bar's menu has them at its end. */
  readonly commands?: readonly BuilderCommand[];
  readonly children: ReactNode;
}

export function DocumentFrame(props: DocumentFrameProps): ReactElement {
  const { className, errors, warnings, onProblems, onHistory, onDiscard, onPublish, commands = [], children } = props;
  const t = useText('builder');
  const [sizes, setSizes] = useState<BuilderSizes>(readSizes);
  const [finding, setFinding] = useState(false);
  const own = useDocumentCommands({ onProblems, onHistory, onDiscard, onPublish });
  const all = [...Object.values(own), ...commands];
  useCommandKeys(all);
  const { back, name, subtitle, tabs, left, right, drawer, drawerHead } = props;
  return (
    <BuilderFrame
      {...{ back, name, subtitle, tabs, left, right, drawer, drawerHead }}
      className={className}
      sizes={sizes}
      onSizes={(next) => {
        setSizes(next);
        writeSizes(next);
      }}
      state={<DraftWords />}
      actions={
        <>
          <CommandButton command={own.undo} />
          <CommandButton command={own.redo} />
          <Menu
            label={t('moreActions')}
            items={[
              toMenuItem(own.history),
              toMenuItem(own.discard),
              ...(commands.length === 0 ? [] : [{ kind: 'separator' as const }, ...commands.map(toMenuItem)]),
            ]}
          />
          <ProblemsBadge errors={errors} warnings={warnings} onClick={own.problems.run} />
          <Button variant="primary" disabled={own.publish.isEnabled === false} onClick={own.publish.run}>
            {own.publish.label}
          </Button>
          <CommandPalette
            open={finding}
            onOpenChange={setFinding}
            placeholder={t('findCommand')}
            groups={[
              {
                label: t('commands'),
                commands: all.filter(({ isEnabled = true }) => isEnabled).map(toPaletteCommand),
              },
            ]}
          />
        </>
      }
    >
      {children}
    </BuilderFrame>
  );
}

function CommandButton({ command }: { readonly command: BuilderCommand }): ReactElement {
  return (
    <IconButton
      icon={command.icon as IconType}
      label={command.label}
      shortcut={command.keys?.[0]}
      disabled={command.isEnabled === false}
      onClick={command.run}
    />
  );
}

const sizesKey = 'keepwell.builder-sizes';

function readSizes(): BuilderSizes {
  const standard = { left: 240, right: 320, drawer: 260 };
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(sizesKey) ?? '{}') as Partial<BuilderSizes>) };
  } catch {
    return standard;
  }
}

function writeSizes(sizes: BuilderSizes): void {
  try {
    localStorage.setItem(sizesKey, JSON.stringify(sizes));
  } catch {
    // Without storage the panels keep their width until the page is closed.
  }
}
