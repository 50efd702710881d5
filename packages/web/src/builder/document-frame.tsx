// DocumentFrame: the builder frame around a document: draft state, undo and redo, problems, history, publish; keys and panel sizes.
import {
  BuilderFrame,
  Button,
  IconButton,
  Menu,
  ProblemsBadge,
  type BuilderFrameProps,
  type BuilderSizes,
  type MenuItem,
} from '@keepwell/ui';
import { History, Redo2, Undo2, Undo } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useText } from '../language/use-text.ts';
import { useBuilder } from './builder-context.tsx';
import { DraftWords } from './draft-words.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

export interface DocumentFrameProps
  extends Pick<BuilderFrameProps, 'back' | 'name' | 'subtitle' | 'tabs' | 'left' | 'right' | 'drawer' | 'drawerHead'> {
  readonly className: string;
  readonly errors: number;
  readonly warnings: number;
  readonly onProblems: () => void;
  readonly onHistory: () => void;
  readonly onDiscard: () => void;
  /** Further entries of the bar's menu. */
  readonly more?: readonly MenuItem[];
  readonly onPublish: () => void;
  readonly children: ReactNode;
}

export function DocumentFrame(props: DocumentFrameProps): ReactElement {
  const {
    className,
    errors,
    warnings,
    onProblems,
    onHistory,
    onDiscard,
    more = [],
    onPublish,
    children,
    ...regions
  } = props;
  const t = useText('builder');
  const common = useText('common');
  const { revision, isChanged, past, future, undo, redo } = useBuilder();
  const [sizes, setSizes] = useState<BuilderSizes>(readSizes);
  useUndoKeys();
  const undoStep = past.at(-1);
  const redoStep = future[0];
  return (
    <BuilderFrame
      {...regions}
      className={className}
      sizes={sizes}
      onSizes={(next) => {
        setSizes(next);
        writeSizes(next);
      }}
      state={<DraftWords />}
      actions={
        <>
          <IconButton
            icon={Undo2}
            label={undoStep === undefined ? common('undo') : t('undoStep', { step: undoStep.label })}
            shortcut="Ctrl Z"
            disabled={undoStep === undefined}
            onClick={() => void undo()}
          />
          <IconButton
            icon={Redo2}
            label={redoStep === undefined ? common('redo') : t('redoStep', { step: redoStep.label })}
            shortcut="Ctrl Shift Z"
            disabled={redoStep === undefined}
            onClick={() => void redo()}
          />
          <Menu
            label={t('moreActions')}
            items={[
              { label: t('drawer_history'), icon: History, onSelect: onHistory },
              {
                label: t('discardDraft'),
                icon: Undo,
                disabled: revision === 0 || !isChanged,
                onSelect: onDiscard,
              },
              ...(more.length === 0 ? [] : [{ kind: 'separator' as const }, ...more]),
            ]}
          />
          <ProblemsBadge errors={errors} warnings={warnings} onClick={onProblems} />
          <Button variant="primary" disabled={!isChanged} onClick={onPublish}>
            {t('publish', { revision: revision + 1 })}
          </Button>
        </>
      }
    >
      {children}
    </BuilderFrame>
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
