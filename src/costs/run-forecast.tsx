import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Endpoint } from '#inference/endpoint.ts';
import { usualTimeQuery } from '#library/queries.ts';
import { type Draft, settingsOf } from '#recipe/draft.ts';
import { maxPictures } from '#recipe/fields.ts';
import { forecast, forecastInWords } from './forecast.ts';

type RunForecastProps = {
  draft: Draft;
  /** How many the run has, every variant counted; undefined while nobody knows. */
  pictures: number | undefined;
  endpoint: Endpoint;
};

/** What the next run will take, quietly: "about $0.12 · 48 s". Nothing while nobody knows. */
export function RunForecast({ draft, pictures = 0, endpoint }: RunForecastProps) {
  const usual = useQuery({
    ...usualTimeQuery(endpoint.id, { ...settingsOf(draft), model: draft.model.trim() }),
    placeholderData: keepPreviousData,
  });
  if (!(pictures >= 1 && pictures <= maxPictures) || usual.data === undefined) return null;
  const words = forecastInWords(forecast(endpoint, pictures, usual.data));
  if (words === undefined) return null;
  return (
    <p className="mono text-faint" title="Judged by past pictures of this model at this endpoint">
      {words}
    </p>
  );
}
