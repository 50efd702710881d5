// Whether the server answers: requests and the live stream report here, the shell shows it.
import { create } from 'zustand';

export interface ConnectionState {
  readonly online: boolean;
  /** When the live stream last spoke, epoch ms; null before the first time. */
  readonly heardAt: number | null;
}

export const useConnection = create<ConnectionState>(() => ({ online: true, heardAt: null }));

export function reportReached(at: number): void {
  useConnection.setState({ online: true, heardAt: at });
}

export function reportUnreachable(): void {
  if (useConnection.getState().online) useConnection.setState({ online: false });
}
