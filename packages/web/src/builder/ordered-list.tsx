// OrderedList: a list whose order decides, moved by pointer here and by keys and menus of its items.
import {
  closestCenter,
  DndContext,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { CSSProperties, HTMLAttributes, KeyboardEvent, ReactElement, ReactNode } from 'react';

const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

export interface OrderedListProps {
  /** In their order. */
  readonly ids: readonly string[];
  readonly className?: string;
  /** One item for each id, which uses `useOrderedItem`. */
  readonly children: ReactNode;
  onMove(id: string, to: number): void;
}

export function OrderedList({ ids, className, children, onMove }: OrderedListProps): ReactElement {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      // Menus and keys do the same without a pointer; the library's own announcements are in English only.
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
      onDragEnd={({ active, over }) => {
        const id = ids.find((one) => one === active.id);
        const to = ids.findIndex((one) => one === over?.id);
        if (id !== undefined && to >= 0 && ids[to] !== id) onMove(id, to);
      }}
    >
      <ol className={className}>{children}</ol>
    </DndContext>
  );
}

export interface OrderedItem {
  /** Of the `li`. */
  setItem(element: HTMLElement | null): void;
  readonly style: CSSProperties | undefined;
  readonly isDragging: boolean;
  /** Something is held over it. */
  readonly isOver: boolean;
  /** Of the button it is dragged by. */
  setGrip(element: HTMLElement | null): void;
  readonly grip: HTMLAttributes<HTMLElement>;
  /** Alt with an arrow moves it; for what else of the item can be focused. */
  press(event: KeyboardEvent): void;
}

export function useOrderedItem(id: string, place: number, onMove: (to: number) => void): OrderedItem {
  const { setNodeRef: setGrip, listeners, transform, isDragging } = useDraggable({ id });
  const { setNodeRef: setItem, isOver } = useDroppable({ id });

  function press(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? place - 1 : place + 1);
  }

  return {
    setItem,
    style: transform === null ? undefined : { transform: `translate(${transform.x}px, ${transform.y}px)` },
    isDragging,
    isOver,
    setGrip,
    grip: { ...listeners, onKeyDown: press },
    press,
  };
}
