// The icons an entity may carry, by lucide name; only these are in the bundle.
import type { IconType } from '@keepwell/ui';
import {
  Box,
  Briefcase,
  Building2,
  CalendarDays,
  ClipboardList,
  FileText,
  Headphones,
  Heart,
  MessageSquare,
  Package,
  Phone,
  Receipt,
  ShoppingCart,
  Star,
  Table2,
  Tag,
  Ticket,
  Truck,
  User,
  Users,
} from 'lucide-react';

/** In the order in which the designer offers them. */
export const entityIcons: Readonly<Record<string, IconType>> = {
  users: Users,
  user: User,
  'building-2': Building2,
  'shopping-cart': ShoppingCart,
  receipt: Receipt,
  'file-text': FileText,
  ticket: Ticket,
  headphones: Headphones,
  'message-square': MessageSquare,
  phone: Phone,
  'calendar-days': CalendarDays,
  'clipboard-list': ClipboardList,
  briefcase: Briefcase,
  package: Package,
  box: Box,
  truck: Truck,
  tag: Tag,
  star: Star,
  heart: Heart,
  'table-2': Table2,
};

export function entityIcon(name: string): IconType {
  return entityIcons[name] ?? Table2;
}
