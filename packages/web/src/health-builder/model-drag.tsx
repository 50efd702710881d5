// Drag and drop of fields and nodes: the one place that knows the drag library. The smallest place under the pointer takes the drop.
import {
  type CollisionDetection,
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { findNode } from '@keepwell/health';
import { fieldAt, fieldLabel } from '@keepwell/model';
import { classNames } from '@keepwell/ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useDesk } from './model-context.tsx';
import { type Place, useNodeActions } from './use-node-actions.ts';

/** The id of a field is its path. */
export type Dragged = { readonly kind: 'field'; readonly id: string } | { readonly kind: 'node'; readonly id: string };

const smallestFirst: CollisionDetection = (question) =>
  pointerWithin(question).toSorted((a, b) => areaOf(question, a.id) - areaOf(question, b.id));

function areaOf({ droppableRects }: Parameters<CollisionDetection>[0], id: string | number): number {
  const rect = droppableRects.get(id);
  return rect === undefined ? Infinity : rect.width * rect.height;
}

export function ModelDrag({ children }: { readonly children: ReactNode }): ReactElement {
  const { doc, entity, lookup, nameOf } = useDesk();
  const actions = useNodeActions();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  // A press without a move is a click.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));

  function nameOfDragged({ kind, id }: Dragged): string {
    if (kind === 'field') {
      const field = fieldAt(entity, lookup, id);
      return field === undefined ? '' : nameOf({ labels: fieldLabel(field) });
    }
    const node = findNode(doc, id);
    return node === undefined ? '' : nameOf(node);
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={smallestFirst}
      // Menus and keys do the same without a pointer; the library's own announcements are in English only.
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setDragged(active.data.current as unknown as Dragged)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ over }) => {
        setDragged(null);
        const place = over?.data.current as unknown as Place | undefined;
        if (dragged === null || place === undefined) return;
        if (dragged.kind === 'node') return actions.move(dragged.id, place);
        const field = fieldAt(entity, lookup, dragged.id);
        if (field !== undefined) actions.addField(field, place);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged !== null && <div className="model-drag">{nameOfDragged(dragged)}</div>}
      </DragOverlay>
    </DndContext>
  );
}

const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

export interface DragSourceProps {
  readonly what: Dragged;
  /** A node may stand in the tree and on the canvas: each place drags by a name of its own. */
  readonly from: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function DragSource({ what, from, className, children }: DragSourceProps): ReactElement {
  // A variant changes values only: its model's parts stay where they are.
  const disabled = useDesk().variant !== null;
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `${from} ${what.kind} ${what.id}`,
    data: what,
    disabled,
  });
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      className={classNames(!disabled && 'model-source', isDragging && 'dragged', className)}
    >
      {children}
    </div>
  );
}

export interface DropZoneProps {
  readonly place: Place;
  readonly from: string;
  readonly className?: string;
  readonly children?: ReactNode;
}

export function DropZone({ place, from, className, children }: DropZoneProps): ReactElement {
  const { setNodeRef, isOver } = useDroppable({ id: `${from} ${place.parent} ${place.before}`, data: place });
  return (
    <div ref={setNodeRef} className={classNames('model-zone', isOver && 'model-zone--over', className)}>
      {children}
    </div>
  );
}
