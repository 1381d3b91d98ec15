import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Endpoint } from '#inference/endpoint.ts';
import { usualTimeQuery } from '#library/queries.ts';
import { type Draft, numberFromText, settingsOf } from '#recipe/draft.ts';
import { forecast, forecastInWords } from './forecast.ts';

/** What the next run will take, quietly: "about $0.12 · 48 s". Nothing while nobody knows. */
export function RunForecast({ draft, endpoint }: { draft: Draft; endpoint: Endpoint }) {
  const images = numberFromText(draft.images) ?? 0;
  const usual = useQuery({
    ...usualTimeQuery(endpoint.id, { ...settingsOf(draft), model: draft.model.trim() }),
    placeholderData: keepPreviousData,
  });
  if (!(images >= 1) || usual.data === undefined) return null;
  const words = forecastInWords(forecast(endpoint, images, usual.data));
  if (words === undefined) return null;
  return (
    <p className="mono text-faint" title="Judged by past pictures of this model at this endpoint">
      {words}
    </p>
  );
}
