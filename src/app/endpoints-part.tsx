import { EndpointsDialog } from '#settings/endpoints-dialog.tsx';
import { openWay } from './open-way.ts';

/** The endpoints. Saving a new address loads the page again within the press, so what does that has come along. */
export function EndpointsPart({ onClose }: { onClose: () => void }) {
  return <EndpointsDialog onClose={onClose} onNewAddress={(origin) => openWay(origin, onClose)} />;
}
