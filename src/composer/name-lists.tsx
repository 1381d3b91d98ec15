import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { hubModelsQuery } from '#inference/hub-models.ts';
import type { Ports } from '#inference/send.ts';
import { modelNames, schedulerNames } from '#recipe/suggestions.ts';
import type { ListWiring } from '#ui/combobox.tsx';
import { ComboboxList, type ListOption } from '#ui/combobox-list.tsx';
import { ModelRow } from './model-row.tsx';
import { useServerLists } from './use-server-lists.ts';

type NameListProps = ListWiring & { endpoint: Endpoint; authorize: Ports['authorize'] };

/** Models to choose from: the server's own, or the Hub's. */
export function ModelList({ endpoint, authorize, ...wiring }: NameListProps) {
  return apiFacts[endpoint.api].models === 'own' ? (
    <ServerModelList endpoint={endpoint} authorize={authorize} {...wiring} />
  ) : (
    <HubModelList endpoint={endpoint} {...wiring} />
  );
}

function ServerModelList({ endpoint, authorize, ...wiring }: NameListProps) {
  const { isOpen, filter } = wiring.state;
  const lists = useServerLists(endpoint, authorize, isOpen);
  const models = lists.data?.models ?? [];
  const options = models
    .filter(({ name, title }) => matches(filter, `${name} ${title}`))
    .map(({ name, title }) => ({
      value: name,
      ...(title && title !== name && { content: <ServerModelRow name={name} title={title} /> }),
    }));
  const line = lists.isPending
    ? 'Asking the server for its models…'
    : lists.isError
      ? 'The server did not tell its models: any name can be typed'
      : models.length === 0
        ? 'The server names no models: any name can be typed'
        : options.length === 0
          ? 'No model of this server is called that'
          : undefined;
  return (
    <ComboboxList {...wiring} label="Models of this server" options={options} isBusy={lists.isPending} line={line} />
  );
}

function ServerModelRow({ name, title }: { name: string; title: string }) {
  return (
    <>
      <span className="block">{name}</span>
      <span className="block text-xs text-mute">{title}</span>
    </>
  );
}

/**
 * The Hub's models for what is typed, by itself only where the designer already deals with Hugging Face: what is typed
 * for anybody else is told to the Hub when that is asked for. Until then, and without the Hub, well-known models.
 */
function HubModelList({ endpoint, ...wiring }: ListWiring & { endpoint: Endpoint }) {
  const { isOpen, filter } = wiring.state;
  const [askedFor, setAskedFor] = useState('');
  const text = filter.trim();
  const asks = isHuggingFace(endpoint) || (text !== '' && askedFor === text);
  const onlyServed = endpoint.api === 'hf-providers';
  const found = useQuery({
    ...hubModelsQuery(text, onlyServed),
    enabled: isOpen && asks,
    placeholderData: keepPreviousData,
  });
  const models = asks ? found.data : undefined;
  const isBusy = asks && found.isFetching;

  const options: ListOption[] = models
    ? models.map((model) => ({ value: model.id, content: <ModelRow model={model} /> }))
    : modelNames.filter((name) => matches(text, name)).map((value) => ({ value }));
  if (!asks && text !== '')
    options.push({
      value: 'search the hub',
      content: `Search the Hugging Face Hub for “${text}”`,
      onTake: () => setAskedFor(text),
    });

  const line = isBusy
    ? 'Searching the Hugging Face Hub…'
    : asks && found.isError
      ? 'The Hub cannot be reached: well-known models'
      : models && howMany(models.length, onlyServed);
  const label = models ? 'Models of the Hugging Face Hub' : 'Well-known models';
  return <ComboboxList {...wiring} label={label} options={options} isBusy={isBusy} line={line} />;
}

function howMany(count: number, onlyServed: boolean): string {
  const served = onlyServed ? ' that a provider serves' : '';
  return count === 0 ? `No model${served} is called that` : `${count} ${count === 1 ? 'model' : 'models'}${served}`;
}

/** Whether requests go to Hugging Face anyway: its router, or an Inference Endpoint on its own hosts. */
function isHuggingFace({ api, baseUrl }: Endpoint): boolean {
  return api === 'hf-providers' || /(^|\.)huggingface\.(co|cloud)$/.test(new URL(baseUrl).hostname);
}

export function SchedulerList({ endpoint, authorize, ...wiring }: NameListProps) {
  const { isOpen, filter } = wiring.state;
  const asks = isOpen && apiFacts[endpoint.api].models === 'own';
  const lists = useServerLists(endpoint, authorize, asks);
  const samplers = lists.data?.samplers ?? [];
  const names = samplers.length > 0 ? samplers : schedulerNames;
  const options = names.filter((name) => matches(filter, name)).map((value) => ({ value }));
  return <ComboboxList {...wiring} label="Schedulers" options={options} />;
}

function matches(text: string, name: string): boolean {
  return name.toLowerCase().includes(text.trim().toLowerCase());
}
