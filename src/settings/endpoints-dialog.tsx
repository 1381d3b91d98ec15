import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { apiChoices } from '#inference/api-choices.ts';
import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import { uniqueId } from '#lib/unique-id.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { endpoints } from './endpoints.ts';
import { owedTest } from './owed-test.ts';
import { release } from './tokens/token-checks.ts';
import { keeping } from './tokens/token-keeping.ts';
import { type EndpointChoice, useEndpoints } from './use-endpoints.ts';

type EndpointsDialogProps = {
  onClose: () => void;
  /** An endpoint was saved whose origin this page may not call before it is loaded again. */
  onNewAddress: (origin: string) => void;
};

/** Any number of endpoints, of which one is selected. */
export function EndpointsDialog({ onClose, onNewAddress }: EndpointsDialogProps) {
  const { all, selected } = useEndpoints();
  // One that was saved only to be tested is opened again where it was left.
  const [tested] = useState(owedTest.get);
  const [editing, setEditing] = useState<Endpoint | undefined>(() => endpoints.byId(tested));
  const [removed, setRemoved] = useState<{ name: string; undo: () => void }>();

  function close() {
    owedTest.set('');
    onClose();
  }

  function remove(endpoint: EndpointChoice) {
    const wasSelected = selected.id;
    release(endpoint.id);
    const remember = keeping.forget(endpoint.id);
    endpoints.remove(endpoint.id);
    setEditing(undefined);
    setRemoved({
      name: endpoint.name,
      undo: () => {
        endpoints.save(endpoint);
        endpoints.select(wasSelected);
        remember();
        setRemoved(undefined);
      },
    });
  }

  return (
    <Dialog title="Endpoints" onClose={close}>
      <div role="radiogroup" aria-label="Endpoint" className="grid grid-cols-1 gap-1.5">
        {all.map((endpoint) => (
          <EndpointRow
            key={endpoint.id}
            endpoint={endpoint}
            checked={endpoint.id === selected.id}
            onEdit={() => setEditing(endpoint)}
            onRemove={() => remove(endpoint)}
          />
        ))}
      </div>
      {removed && (
        <p className="mt-3 flex items-center gap-2 text-mute">
          {removed.name} and its token are removed.
          <Button size="small" onClick={removed.undo}>
            Undo
          </Button>
        </p>
      )}
      {editing ? (
        <EndpointForm
          key={editing.id}
          endpoint={editing}
          isToBeTested={editing.id === tested}
          onSaved={close}
          onNewAddress={onNewAddress}
          onCancel={() => setEditing(undefined)}
        />
      ) : (
        <Button className="mt-3" onClick={() => setEditing(newEndpoint())}>
          <Plus size={15} /> Add endpoint
        </Button>
      )}
    </Dialog>
  );
}

function newEndpoint(): Endpoint {
  const api = 'hugging-face';
  return { id: uniqueId(), name: '', api, baseUrl: apiChoices[api].baseUrl.suggestion };
}

type EndpointRowProps = { endpoint: EndpointChoice; checked: boolean; onEdit: () => void; onRemove: () => void };

function EndpointRow({ endpoint, checked, onEdit, onRemove }: EndpointRowProps) {
  const isDemo = endpoint.id === demoEndpoint.id;
  return (
    <div className="flex items-center gap-1 rounded-lg border border-line bg-ground pr-1.5 has-checked:border-accent-text/60 has-checked:bg-accent-wash">
      <label className="flex min-w-0 flex-1 items-center gap-3 py-2.5 pl-3">
        <input
          type="radio"
          name="endpoint"
          aria-label={endpoint.name}
          checked={checked}
          onChange={() => endpoints.select(endpoint.id)}
          className="size-4 shrink-0"
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{endpoint.name}</span>
          <span className="block text-xs text-mute wrap-anywhere">
            {isDemo
              ? 'Procedural pictures painted in your browser, not an AI model'
              : `${apiChoices[endpoint.api].name} · ${endpoint.baseUrl}`}
          </span>
        </span>
        {endpoint.token && (
          <span
            className="mono shrink-0 text-mute"
            title={endpoint.token.remembered ? 'Kept on this device' : 'For this tab only'}
          >
            {endpoint.token.hint}
          </span>
        )}
      </label>
      {!isDemo && (
        <>
          <Button look="quiet" size="icon" aria-label={`Edit ${endpoint.name}`} onClick={onEdit}>
            <Pencil size={14} />
          </Button>
          <Button
            look="quiet"
            size="icon"
            aria-label={`Remove endpoint ${endpoint.name}`}
            title="Remove the endpoint and its token"
            onClick={onRemove}
          >
            <Trash2 size={14} />
          </Button>
        </>
      )}
    </div>
  );
}
