// useVariantIssues: what is wrong with a variant at one of its parts, as one text for the field that shows it.
import type { Variant } from '@keepwell/health';
import type { PathSegment } from '@keepwell/kernel';
import { describeFinding } from '../problem/describe-finding.ts';
import { useDesk } from './model-context.tsx';

/** `exactly`: not what is wrong deeper inside. */
export function useVariantIssues(
  variant: Variant,
): (part: string, at?: readonly PathSegment[], exactly?: boolean) => string | undefined {
  const { doc, issues, reader } = useDesk();
  const index = doc.variants.findIndex(({ id }) => id === variant.id);
  return (part, at = [], exactly = false) => {
    const place = ['variants', index, part, ...at];
    const found = issues.filter(
      ({ path }) => place.every((step, depth) => path[depth] === step) && (!exactly || path.length === place.length),
    );
    return found.length === 0 ? undefined : found.map((one) => describeFinding(one, reader.language)).join(' ');
  };
}
