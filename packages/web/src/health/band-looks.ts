// The kit's shape and colour for each look of a band.
import type { Band as KitBand } from '@keepwell/ui';
import type { BandOption } from '@keepwell/model';

export const bandLooks: Readonly<Record<BandOption['look'], KitBand>> = {
  healthy: 'healthy',
  watch: 'watch',
  atRisk: 'risk',
  critical: 'critical',
  unknown: 'unknown',
};
